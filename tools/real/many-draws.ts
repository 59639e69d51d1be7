import { buildSnapshot, decide } from '@allocation';
import type { Snapshot, SnapshotParts } from '@allocation';
import { verify } from '@allocation/verify';
import { digestText } from '@kernel';
import { countByIntake, countPlaced, type IntakeCount, type Placed } from './count-places';
import type { Replay } from './replay';
import { drawsOf } from './write-replay';

/** The mean of a figure over many draws, how far it spreads, and its ends. */
export interface Spread {
  readonly mean: number;
  readonly deviation: number;
  readonly least: number;
  readonly most: number;
}

/** What many draws of one round gave. */
export interface ManyDraws {
  readonly draws: number;
  /** By school, in the order of the snapshot's intakes. */
  readonly schools: readonly { readonly id: string; readonly name: string; readonly places: number; readonly placed: Spread; readonly first: Spread }[];
  readonly firstPlaced: Spread;
  readonly byFallback: Spread;
  /** By group of children: the mean number placed at each school, in the order of the snapshot's intakes. */
  readonly groups: ReadonlyMap<string, readonly number[]>;
  /** How many of the draws held every property of the verifier. */
  readonly verified: number;
}

/**
 * Decides and verifies one round again and again, in memory, with the draws of one seed after another.
 *
 * `groupOf` says to which group of children a child belongs, so that groups can be compared; `each` is called after each draw.
 */
export function manyDraws(replay: Replay, parts: SnapshotParts, draws: number, groupOf: (child: string) => string, each: () => void = () => undefined): ManyDraws {
  const base = buildSnapshot(parts);
  const groups = new Map<string, number[]>(base.children.map((child) => [groupOf(child), base.intakes.map(() => 0)]));
  const counted: (readonly IntakeCount[])[] = [];
  const placed: Placed[] = [];
  let verified = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    const snapshot = drawnAgain(base, replay, replay.seed + draw);
    const outcome = decide(snapshot);
    if (verify(snapshot, outcome).holds) verified += 1;
    counted.push(countByIntake(snapshot, outcome));
    placed.push(countPlaced(snapshot, outcome));
    outcome.placedIntake.forEach((intake, child) => {
      const mine = groups.get(groupOf(base.children[child] ?? ''));
      if (mine?.[intake] !== undefined) mine[intake] += 1 / draws;
    });
    each();
  }
  return {
    draws,
    schools: base.intakes.map(({ id, name, places }, at) => ({ id, name, places, placed: spreadOf(counted.map((one) => one[at]?.placed ?? 0)), first: spreadOf(counted.map((one) => one[at]?.first ?? 0)) })),
    firstPlaced: spreadOf(placed.map(({ byRank }) => byRank[0] ?? 0)),
    byFallback: spreadOf(placed.map(({ byFallback }) => byFallback)),
    groups,
    verified,
  };
}

/** The same snapshot with the draws of another seed, under a digest of its own. */
function drawnAgain(base: Snapshot, replay: Replay, seed: number): Snapshot {
  const draws = new Map(drawsOf(replay, seed).map((draw) => [draw.intake, draw]));
  return {
    ...base,
    digest: digestText(`${base.digest}, draws of seed ${String(seed)}`),
    intakes: base.intakes.map((intake) => {
      const draw = draws.get(intake.id);
      return draw === undefined ? intake : { ...intake, draw };
    }),
  };
}

function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
  return { mean, deviation: Math.sqrt(variance), least: Math.min(...values), most: Math.max(...values) };
}
