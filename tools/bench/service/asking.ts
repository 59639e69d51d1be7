import { type Figure, median } from '../figure';
import type { Answers, Load } from './load';
import { type Client, type Listening, listening } from './processes';
import { request } from './requests';
import { ask, type Databases } from './databases';

/** A side of a comparison: where it listens and what it is asked. */
export interface Side {
  readonly at: Listening;
  /** The requests of one turn. */
  readonly requests: () => readonly string[] | Promise<readonly string[]>;
  readonly milliseconds?: number;
}

/** What both sides answered, turn by turn. */
export interface Turns {
  readonly service: readonly Answers[];
  readonly bare: readonly Answers[];
}

/** How many requests are under way at once. */
export const connections = 32;

/** Asks the two sides in turns, so that whatever else the machine does meets both; the first turn warms them up. */
export async function inTurns(client: Client, service: Side, bare: Side, turns: number): Promise<Turns> {
  const seen = { service: [] as Answers[], bare: [] as Answers[] };
  for (let turn = 0; turn <= turns; turn += 1) {
    for (const [name, side] of [['service', service], ['bare', bare]] as const) {
      const load: Load = {
        port: side.at.port,
        requests: await side.requests(),
        connections,
        ...(side.milliseconds === undefined ? {} : { milliseconds: side.milliseconds }),
      };
      const answers = await client.send(load);
      mustBeGood(name, answers);
      if (turn > 0) seen[name].push(answers);
    }
  }
  return seen;
}

/** A refusal would be quick, so one is enough to stop. */
function mustBeGood(name: string, { statuses, sample }: Answers): void {
  const bad = Object.keys(statuses).filter((status) => !status.startsWith('2'));
  if (bad.length > 0) throw new Error(`The ${name} side answered ${JSON.stringify(statuses)}: ${sample}`);
}

/** The figures of a comparison of requests; the ratio is the median of the turns' own. */
export function requestFigures(instance: string, { service, bare }: Turns, least: number): readonly Figure[] {
  const of = (name: string, turns: readonly Answers[], value: (answers: Answers) => number, unit: string): Figure => ({
    name,
    instance,
    value: median(turns.map(value)),
    unit,
  });
  const ratios = service.map(({ perSecond }, at) => perSecond / (bare[at]?.perSecond ?? Number.NaN));
  return [
    of('service', service, ({ perSecond }) => perSecond, 'a second'),
    of('bare route', bare, ({ perSecond }) => perSecond, 'a second'),
    of('service, half within', service, ({ p50 }) => p50, 'ms'),
    of('service, 99 in 100 within', service, ({ p99 }) => p99, 'ms'),
    of('bare route, 99 in 100 within', bare, ({ p99 }) => p99, 'ms'),
    of('client busy', [...service, ...bare], ({ clientBusy }) => clientBusy, 'processors'),
    { name: 'service against the bare route', instance, value: median(ratios), unit: 'times', least },
  ];
}

/** The pass that a browser was given when it was let in, and carries from then on: it says nothing of whoever carries it. */
export async function passOf({ port }: Listening): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${String(port)}/api/authorities`);
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** Opens the bare route on a database of its own, with so many rows to read. */
export async function openBare(databases: Databases, rows: number): Promise<{ at: Listening; ids: readonly string[] }> {
  const url = await databases.empty('bare');
  const at = await listening('bare', { BARE_DATABASE: url });
  const ids = await ask<{ id: string }>(
    url,
    `INSERT INTO bare_rows (id, text) SELECT gen_random_uuid(), repeat('A line of the bare table. ', 4) FROM generate_series(1, $1) RETURNING id`,
    [rows],
  );
  await ask(url, 'VACUUM ANALYZE bare_rows');
  return { at, ids: ids.map(({ id }) => id) };
}

/** Requests for rows of the bare table. */
export function readingRows(ids: readonly string[]): readonly string[] {
  return ids.map((id) => request('GET', `/rows/${id}`));
}
