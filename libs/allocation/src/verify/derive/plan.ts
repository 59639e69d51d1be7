import type { Amount, Cap, OrderKey, Policy, Pool, Row, Unfilled, When } from '@policy';
import type { Intake, Snapshot } from '../documents';
import { put, type People } from './people';
import { chainOf, type Chain } from './keys';
import { scoreIn, type BandScale } from './bands';
import { factsNeeded } from './needs';
import { testOf, type Asked, type Surroundings, type Test } from './meets';

/** One stage of one pool: the rows it takes children by, and any cap on them. */
export interface Stage {
  readonly number: number;
  readonly pool: string;
  readonly rows: readonly number[];
  /** Who may stand on it at all. */
  readonly who?: Test;
  readonly cap?: Cap;
  /** Who counts towards the cap, where it counts everyone who meets a condition. */
  readonly counted?: Test;
  /** By row number of the policy. */
  readonly chains: readonly Chain[];
  /** The longest chain among its rows. */
  readonly width: number;
}

/** A pool in its turn. */
export interface PoolPlan {
  readonly id: string;
  readonly places: Amount;
  readonly unfilled: Unfilled;
  readonly stages: readonly Stage[];
  /** It has no turn in this round, because it is dissolved after offer day. */
  readonly dissolved: boolean;
}

/** How one intake fills its places, read from its policy for this kind of round. */
export interface Plan {
  readonly number: number;
  readonly intake: Intake;
  readonly rows: readonly Test[];
  /** By row: the facts without which nobody meets it. */
  readonly needed: readonly number[];
  readonly pools: readonly PoolPlan[];
  readonly stages: readonly Stage[];
  /** Each place is filled from a list of its own, with a fresh draw (1.35). */
  readonly perVacancy: boolean;
  readonly linked: boolean;
  /** One list, no caps, no places set aside, nobody holding a place they might leave: the best so many are taken. */
  readonly plain: boolean;
  /** Every sibling criterion of the policy. */
  readonly siblings: readonly Test[];
}

/**
 * The row of a stage's list that a child comes under, or -1 where the child is not on it. Rows that hang on a fact which
 * is not among those `present` are passed over without being asked.
 */
export function rowIn(plan: Plan, stage: Stage, one: Asked, present: number): number {
  if (stage.who !== undefined && !stage.who(one)) return -1;
  const absent = one.countsAsSibling ? 0 : ~present;
  for (const row of stage.rows) if (((plan.needed[row] ?? 0) & absent) === 0 && plan.rows[row]?.(one) === true) return row;
  return -1;
}

/** The plan of every intake. */
export function makePlans(snapshot: Snapshot, people: People): readonly Plan[] {
  const scores = applicantScores(snapshot, people);
  return snapshot.intakes.map((intake, number) => {
    const around = surroundingsOf(snapshot, intake, scores.get(number));
    return planOf(snapshot, people, intake, number, around);
  });
}

function planOf(snapshot: Snapshot, people: People, intake: Intake, number: number, around: Surroundings): Plan {
  const { policy } = intake;
  const late = snapshot.round.kind === 'after-offer-day';
  let next = 0;
  const planPool = (pool: Pick<Pool, 'id' | 'places' | 'unfilled'> & Partial<Pool>): PoolPlan => {
    const dissolved = late && pool.afterOfferDay === 'dissolved';
    const stages = dissolved ? [] : cutByCaps(policy, pool.rows, late).map((rows) => stageOf(intake, around, pool, rows, next++, late));
    return { id: pool.id, places: pool.places, unfilled: pool.unfilled, stages, dissolved };
  };
  const everything = { places: { kind: 'all-remaining' }, unfilled: { kind: 'lost' } } as const;
  const pools = (policy.pools ?? [{ id: 'all', ...everything }]).map(planPool);
  if (pools.some((pool) => pool.dissolved)) pools.push(planPool({ id: 'everyone', ...everything }));
  const stages = pools.flatMap((pool) => pool.stages);
  const perVacancy = late && stages.some((stage) => stage.rows.some((row) => stage.chains[row]?.drawn === true));
  const wholeInOne = pools.length === 1 && pools[0]?.places.kind === 'all-remaining' && stages.length === 1 && stages[0]?.cap === undefined;
  const nobodyMoves = !(people.heldAt.get(number) ?? []).some((held) => held.mayMove);
  return {
    number,
    intake,
    rows: policy.rows.map((row) => (row.when === undefined ? () => false : testOf(row.when, around))),
    needed: policy.rows.map((row) => (row.when === undefined ? 0 : factsNeeded(row.when))),
    pools,
    stages,
    perVacancy,
    linked: policy.multipleBirths === 'linked-unit',
    plain: wholeInOne && nobodyMoves && !perVacancy,
    siblings: conditionsIn(policy).flatMap(siblingsIn).map((when) => testOf(when, around)),
  };
}

/** Every condition of a policy, wherever it stands. */
function conditionsIn(policy: Policy): readonly When[] {
  const orders = [policy.tieBreak, ...policy.rows.map((row) => row.order ?? []), ...(policy.pools ?? []).map((pool) => pool.order ?? [])];
  return [
    ...policy.rows.flatMap((row) => row.when ?? []),
    ...policy.rows.flatMap((row) => (row.upTo?.counts.kind === 'everyone-meeting' ? row.upTo.counts.when : [])),
    ...(policy.pools ?? []).flatMap((pool) => pool.who ?? []),
    ...orders.flat().flatMap((key) => (key.by === 'meeting' ? key.when : [])),
  ];
}

/** The sibling criteria inside a condition. */
function siblingsIn(when: When): readonly When[] {
  if (when.kind === 'not') return siblingsIn(when.of);
  if (when.kind === 'all' || when.kind === 'any') return when.of.flatMap(siblingsIn);
  return when.kind === 'sibling' ? [when] : [];
}

/** A pool's rows, in the policy's order, cut into runs: a capped row always stands alone. */
function cutByCaps(policy: Policy, named: readonly string[] | undefined, late: boolean): readonly (readonly number[])[] {
  const runs: number[][] = [];
  let open: number[] | undefined;
  policy.rows.forEach((row, at) => {
    if (named !== undefined && !named.includes(row.id)) return;
    if (capOf(row, late) !== undefined) {
      runs.push([at]);
      open = undefined;
    } else if (open === undefined) {
      open = [at];
      runs.push(open);
    } else open.push(at);
  });
  return runs;
}

/** The cap that holds on a row in this kind of round: one that is dissolved does not exist after offer day. */
function capOf(row: Row | undefined, late: boolean): Cap | undefined {
  return late && row?.upTo?.afterOfferDay === 'dissolved' ? undefined : row?.upTo;
}

function stageOf(intake: Intake, around: Surroundings, pool: Partial<Pool> & { id: string }, rows: readonly number[], number: number, late: boolean): Stage {
  const { policy } = intake;
  const order = (row: number): readonly OrderKey[] => policy.rows[row]?.order ?? pool.order ?? policy.tieBreak;
  const chains: Chain[] = [];
  for (const row of rows) chains[row] = chainOf(order(row), intake, around);
  const [first] = rows;
  const cap = capOf(first === undefined ? undefined : policy.rows[first], late);
  return {
    number,
    pool: pool.id,
    rows,
    chains,
    width: Math.max(0, ...rows.map((row) => chains[row]?.keys.length ?? 0)),
    ...(pool.who === undefined ? {} : { who: testOf(pool.who, around) }),
    ...(cap === undefined ? {} : { cap }),
    ...(cap?.counts.kind === 'everyone-meeting' ? { counted: testOf(cap.counts.when, around) } : {}),
  };
}

function surroundingsOf(snapshot: Snapshot, intake: Intake, scores: ReadonlyMap<string, readonly number[]> | undefined): Surroundings {
  const columns = new Map(intake.measures.map((measure, slot) => [measure, snapshot.millimetres[slot]]));
  const scales = new Map<string, BandScale>();
  for (const [id, banding] of Object.entries(intake.policy.definitions.bandings)) {
    scales.set(id, { banding, scores: Float64Array.from(scores?.get(banding.test) ?? []).sort() });
  }
  return {
    school: intake.school,
    column: (measure) => columns.get(measure) ?? new Float64Array(0),
    scale: (banding) => scales.get(banding),
  };
}

/** For each intake that bands its applicants, the scores of all who ask for it and are not placed by law. */
function applicantScores(snapshot: Snapshot, people: People): ReadonlyMap<number, ReadonlyMap<string, readonly number[]>> {
  const found = new Map<number, Map<string, number[]>>();
  snapshot.intakes.forEach(({ policy }, number) => {
    const tests = Object.values(policy.definitions.bandings).filter((banding) => banding.basis === 'applicants').map((banding) => banding.test);
    if (tests.length > 0) found.set(number, new Map(tests.map((test) => [test, []])));
  });
  if (found.size === 0) return found;
  snapshot.preferenceIntake.forEach((intake, preference) => {
    const tests = found.get(intake);
    const child = people.owner[preference] ?? 0;
    if (tests === undefined || people.heldBy.get(child)?.mayMove === false) return;
    for (const test of tests.keys()) {
      const score = scoreIn(snapshot.facts[child] ?? {}, test);
      if (!Number.isNaN(score)) put(tests, test, score);
    }
  });
  return found;
}
