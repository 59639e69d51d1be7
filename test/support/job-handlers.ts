import { systemActor } from '@kernel';
import type { Database, Tx, UnderWay, Workers } from '../../apps/api/src/platform';

/** What the handlers of the tests do to the world, one row each time, so that doing it twice is seen. */
export const effectsTable = `
  CREATE TABLE effects (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, what text NOT NULL, subject text NOT NULL, process integer NOT NULL
  );
  CREATE TABLE gates (name text PRIMARY KEY);
`;

/** Takes on the kinds of job that the tests ask for. */
export function registerTestHandlers(workers: Workers, database: Database): void {
  const inTurn = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.inTransaction(systemActor, work);
  const note = (what: string, subject: string) => inTurn((tx) => leave(tx, what, subject));

  /** Has its effect and says that it is done in one transaction: exactly once, whatever happens. */
  const onceOnly = async (subject: string, underWay: UnderWay): Promise<void> => {
    await inTurn(async (tx) => {
      await leave(tx, 'effect', subject);
      await underWay.finishIn(tx);
    });
  };

  workers.register({ kind: 'test.quick', atOnce: 8, run: onceOnly });
  workers.register({
    kind: 'test.gated',
    run: async (subject, underWay) => {
      await note('begun', subject);
      await untilOpen(inTurn, subject, underWay.signal);
      await onceOnly(subject, underWay);
    },
  });
  workers.register({
    kind: 'test.failing',
    run: async (subject, underWay) => {
      await note(`attempt ${underWay.attempt}`, subject);
      if (!(await isOpen(inTurn, subject))) throw new TypeError('Amira Shah of 1 High Street cannot be found.');
      await onceOnly(subject, underWay);
    },
  });
  workers.register({
    kind: 'test.stepwise',
    run: async (subject, underWay) => {
      await underWay.progress(3, 10);
      await note('begun', subject);
      await untilOpen(inTurn, subject, underWay.signal);
      await underWay.progress(10, 10);
    },
  });
}

async function leave(tx: Tx, what: string, subject: string): Promise<void> {
  await tx.query('INSERT INTO effects (what, subject, process) VALUES ($1, $2, $3)', [what, subject, process.pid]);
}

type InTurn = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

async function isOpen(inTurn: InTurn, name: string): Promise<boolean> {
  return (await inTurn((tx) => tx.query<unknown[]>('SELECT FROM gates WHERE name = $1', [name]))).length > 0;
}

/** Waits until the test opens the gate; a job that is taken away goes on, as a careless handler would. */
async function untilOpen(inTurn: InTurn, name: string, signal: AbortSignal): Promise<void> {
  while (!(await isOpen(inTurn, name))) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (signal.aborted) return;
  }
}
