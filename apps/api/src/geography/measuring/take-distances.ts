import type { Grid, Reached, Source } from '@geography';
import type { MeasuredBy, UnmeasuredWhy } from '../geography.types';
import type { Ask } from './ask';
import { Columns, type Taken } from './columns';
import type { Instruments } from './round-measurers.reader';
import { type OtherWalk, type Second, secondMethod } from './second-method';

/** A distance as it was taken, ready to be written down. */
export interface TakenDistance extends Partial<Second> {
  readonly ask: Ask;
  readonly to: (Grid & { readonly id: string }) | null;
  readonly millimetres: number | null;
  readonly homeGap: number | null;
  readonly schoolGap: number | null;
  readonly unmeasured: UnmeasuredWhy | null;
  readonly unmeasuredSays: string | null;
  readonly by: MeasuredBy;
  readonly sourceSays: string | null;
  readonly network: string | null;
}

/**
 * Takes every distance that is asked for, each to the nearest of its points, and holds it against a second method.
 *
 * What fails is said, and never keeps the rest from being measured.
 */
export async function takeDistances(
  asks: readonly Ask[],
  instruments: Instruments,
  progress?: (done: number, total: number) => void,
): Promise<TakenDistance[]> {
  const columns = new Columns();
  for (const { method, from, ends } of asks) columns.ask(method, from, ends.points);
  await columns.measure(instruments.measurers, progress);
  const first = asks.map((ask) => ({ ask, ...columns.nearest(ask.method, ask.from, ask.ends.points) }));
  const other = await otherWalks(first, instruments);
  return first.map(({ ask, taken, to }) => {
    const end = ask.ends.points.find(({ id }) => id === to.id) ?? null;
    const by = ask.method === 'walking-route' ? instruments.walksBy : 'own';
    if ('failed' in taken) return { ...nothing, ask, by, unmeasured: taken.failed, unmeasuredSays: taken.says };
    const source = sourceOf(taken.source);
    const { distance } = taken;
    if (!distance.reached)
      return { ...nothing, ...source, ask, by, unmeasured: distance.reason, unmeasuredSays: distance.says };
    return {
      ask,
      by,
      to: end,
      ...measured(distance),
      ...source,
      ...(end === null ? {} : secondMethod(ask.method, ask.from, end, distance, other(ask, end))),
    };
  });
}

const nothing = { to: null, millimetres: null, homeGap: null, schoolGap: null, network: null, sourceSays: null };

function measured({
  millimetres,
  snaps,
}: Reached): Pick<TakenDistance, 'millimetres' | 'homeGap' | 'schoolGap' | 'unmeasured' | 'unmeasuredSays'> {
  return {
    millimetres,
    homeGap: snaps?.home ?? null,
    schoolGap: snaps?.school ?? null,
    unmeasured: null,
    unmeasuredSays: null,
  };
}

function sourceOf(source: Source): Pick<TakenDistance, 'network' | 'sourceSays'> {
  if (source.kind === 'network') return { network: source.digest, sourceSays: null };
  if (source.kind === 'national-grid') return { network: null, sourceSays: null };
  return { network: null, sourceSays: `openrouteservice ${source.version}, map of ${source.date}` };
}

/** Has the other measurer of walks measure the walks that were found, to the points that were nearest. */
async function otherWalks(
  first: readonly { readonly ask: Ask; readonly taken: Taken; readonly to: { readonly id: string } }[],
  { measurers, second }: Instruments,
): Promise<(ask: Ask, to: Grid & { readonly id: string }) => OtherWalk> {
  if (second === undefined) return () => undefined;
  const columns = new Columns();
  for (const { ask, taken, to } of first) {
    const end = ask.ends.points.find(({ id }) => id === to.id);
    if (ask.method === 'walking-route' && end !== undefined && 'distance' in taken && taken.distance.reached)
      columns.ask(ask.method, ask.from, [end]);
  }
  await columns.measure({ ...measurers, 'walking-route': second });
  return ({ method, from }, to) => {
    if (method !== 'walking-route') return undefined;
    const taken = columns.taken(method, from, to);
    if ('failed' in taken) return { says: `It could not be checked: ${taken.says}` };
    return taken.distance.reached
      ? { millimetres: taken.distance.millimetres }
      : { says: `It could not be checked: ${taken.distance.says}` };
  };
}
