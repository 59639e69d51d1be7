import { Injectable } from '@nestjs/common';
import type { RunFigures, RunState, RunVerification } from '@contract';
import { textArray, type Tx } from '../platform';
import { RunEntity } from './run.entity';
import type { RunAsked, RunRow } from './allocation.types';
import { rowOf } from './runs.reader';

/** A run that has just been prepared. */
export type PreparedRun = Pick<
  RunRow,
  'id' | 'authority' | 'round' | 'kind' | 'dry' | 'frozenOn' | 'snapshot' | 'preparedBy' | 'preparedAt'
> & { readonly asked: RunAsked };

/** One child's line in a run: the trail as JSON text. */
export interface ChildLine {
  readonly child: string;
  readonly text: string;
}

const linesAtOnce = 2000;

/** Writes runs. The database itself holds them to their steps, and what they decided is only ever added. */
@Injectable()
export class RunsStore {
  /** Adds a run under the round's next number, which it gives back. Two at once take turns. */
  async add(tx: Tx, run: PreparedRun): Promise<number> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 4702090))', [run.round]);
    const rows: { number: number }[] = await tx.query(
      `INSERT INTO runs (id, authority, round, number, kind, dry, state, frozen_on, asked, snapshot, prepared_by, prepared_at)
       SELECT $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, 'prepared', $6, $7, $8, $9, $10 FROM runs WHERE round = $3
       RETURNING number`,
      [
        run.id,
        run.authority,
        run.round,
        run.kind,
        run.dry,
        run.frozenOn,
        JSON.stringify(run.asked),
        run.snapshot,
        run.preparedBy,
        run.preparedAt,
      ],
    );
    return rows[0]?.number ?? 0;
  }

  /** Holds the run for this transaction, so that two steps never happen at once; nothing when there is no such run. */
  async hold(tx: Tx, run: string): Promise<RunRow | null> {
    const found = await tx
      .getRepository(RunEntity)
      .findOne({ where: { id: run }, lock: { mode: 'pessimistic_write' } });
    return found === null ? null : rowOf(found);
  }

  async decided(
    tx: Tx,
    run: string,
    to: { state: RunState; outcome: string; figures: RunFigures; at: Date },
  ): Promise<void> {
    const { state, outcome, figures, at } = to;
    await tx.getRepository(RunEntity).update({ id: run }, { state, outcome, figures, decidedAt: at });
  }

  async verified(tx: Tx, run: string, to: { state: RunState; verification: RunVerification; at: Date }): Promise<void> {
    const { state, verification, at } = to;
    await tx.getRepository(RunEntity).update({ id: run }, { state, verification, verifiedAt: at });
  }

  async explained(tx: Tx, run: string): Promise<void> {
    await tx.getRepository(RunEntity).update({ id: run }, { explained: true });
  }

  async released(tx: Tx, run: string, to: { state: RunState; by: string; at: Date; visibleFrom: Date }): Promise<void> {
    const { state, by, at, visibleFrom } = to;
    await tx.getRepository(RunEntity).update({ id: run }, { state, releasedBy: by, releasedAt: at, visibleFrom });
  }

  async withdrawn(tx: Tx, run: string, to: { state: RunState; by: string; at: Date; because: string }): Promise<void> {
    const { state, by, at, because } = to;
    await tx
      .getRepository(RunEntity)
      .update({ id: run }, { state, withdrawnBy: by, withdrawnAt: at, withdrawnBecause: because });
  }

  /** Keeps what the run says of each child; a line that is there already is the same and stays. */
  async keepTrails(tx: Tx, run: string, lines: Iterable<ChildLine>): Promise<void> {
    for (const some of batches(lines)) {
      await tx.query(
        `INSERT INTO run_children (run, child, trail)
         SELECT $1, child, trail FROM unnest($2::uuid[], $3::text[]) AS lines (child, trail) ON CONFLICT DO NOTHING`,
        [run, some.map(({ child }) => child), textArray(some.map(({ text }) => text))],
      );
    }
  }

  /** Keeps what would have changed each refusal. */
  async keepWhys(tx: Tx, run: string, lines: readonly ChildLine[]): Promise<void> {
    await tx.query(
      `INSERT INTO run_explanations (run, child, whys)
       SELECT $1, child, whys FROM unnest($2::uuid[], $3::text[]) AS lines (child, whys) ON CONFLICT DO NOTHING`,
      [run, lines.map(({ child }) => child), textArray(lines.map(({ text }) => text))],
    );
  }
}

function* batches(lines: Iterable<ChildLine>): Generator<ChildLine[]> {
  let open: ChildLine[] = [];
  for (const line of lines) {
    open.push(line);
    if (open.length < linesAtOnce) continue;
    yield open;
    open = [];
  }
  if (open.length > 0) yield open;
}
