import { refuse } from '@kernel';
import { bandsAmong, drawer, poolsOf, rankStage, Scratch, stagesOf, thoseWho } from '@ranking';
import type { Applicants, Columns, Stage, StageList } from '@ranking';
import { testOf } from '@policy';
import type { ChildFacts, Pool } from '@policy';
import type { Held, Intake, Snapshot } from './snapshot';

/** One intake made ready to choose: its pools and lists, and the places held in it. */
export interface Plan {
  readonly number: number;
  readonly intake: Intake;
  readonly pools: readonly Pool[];
  readonly stages: readonly Stage[];
  /** Every preference for the intake, those of fixed children left out, in order of child. */
  readonly asking: Int32Array;
  /** One list, no caps, all places: the intake keeps the best who ask, and needs no turn-taking. */
  readonly simple: boolean;
  /** Each place has lists of its own, because each has its own draw (1.35). */
  readonly perVacancy: boolean;
  /** The list of a stage for the k-th place filled; k is 0 where places share their lists. */
  list(stage: number, vacancy: number): StageList;
  /** For a stage whose cap counts everyone meeting a condition: the preferences of children who meet it. */
  readonly meeting: ReadonlyMap<number, ReadonlySet<number>>;
  /** Places held in this intake before the run. */
  readonly held: readonly Held[];
  /** For such a stage: whether a held child meets the condition. */
  heldMeets(stage: number, held: Held): boolean;
  /** Draws a lot within a named draw of this intake. */
  draw(drawId: string): (name: string) => string;
}

/** A snapshot made ready for matching: every child's wishes, every intake's plan. */
export interface World {
  readonly snapshot: Snapshot;
  readonly childOf: Int32Array;
  /** By child: the first preference that is not asked for, because the child is fixed or holds that place or a better one. */
  readonly wishesEnd: Int32Array;
  /** By child: the place held, if any. */
  readonly heldBy: ReadonlyMap<number, Held>;
  readonly plans: readonly Plan[];
  /** By preference: the position in the first list that ranks it, or -1. Worked out when first needed. */
  positions(): Int32Array;
}

/** Facts that stand in for the child's own, by preference. */
export type Instead = ReadonlyMap<number, ChildFacts>;

export const nothingInstead: Instead = new Map();

/** The world of a snapshot, every list ranked. */
export function worldOf(snapshot: Snapshot): World {
  const childOf = childrenOf(snapshot);
  const heldBy = new Map(snapshot.held.map((held) => [held.child, held]));
  const wishesEnd = endOfWishes(snapshot, heldBy);
  const asking = preferencesByIntake(snapshot, childOf, heldBy);
  const shared = { snapshot, childOf, heldBy, wishesEnd, scratch: new Scratch() };
  const plans = snapshot.intakes.map((_, number) => planOf(shared, number, asking(number), nothingInstead));
  return { ...shared, plans, positions: once(() => positionsOf(plans, childOf.length)) };
}

/**
 * The same world with some facts replaced, ranking again only where it matters.
 *
 * `snapshot` is the snapshot with the child's facts or measurements changed; only the intakes in `affected` see it.
 */
export function changedWorld(world: World, snapshot: Snapshot, affected: ReadonlySet<number>, instead: Instead): World {
  const shared = { snapshot, childOf: world.childOf, heldBy: world.heldBy, wishesEnd: world.wishesEnd, scratch: new Scratch() };
  const asking = preferencesByIntake(snapshot, world.childOf, world.heldBy);
  const plans = world.plans.map((plan) => (affected.has(plan.number) ? planOf(shared, plan.number, asking(plan.number), instead) : plan));
  return { ...shared, plans, positions: once(() => positionsOf(plans, world.childOf.length)) };
}

function childrenOf(snapshot: Snapshot): Int32Array {
  const childOf = new Int32Array(snapshot.preferenceIntake.length);
  for (let child = 0; child < snapshot.children.length; child += 1) {
    const end = snapshot.preferenceStart[child + 1] as number;
    for (let preference = snapshot.preferenceStart[child] as number; preference < end; preference += 1) childOf[preference] = child;
  }
  return childOf;
}

function endOfWishes(snapshot: Snapshot, heldBy: ReadonlyMap<number, Held>): Int32Array {
  const end = snapshot.preferenceStart.slice(1);
  for (const [child, held] of heldBy) {
    const start = snapshot.preferenceStart[child] ?? 0;
    if (!held.mayMove) {
      end[child] = start;
      continue;
    }
    for (let preference = start; preference < (end[child] ?? 0); preference += 1) {
      if (snapshot.preferenceIntake[preference] === held.intake) end[child] = preference;
    }
  }
  return end;
}

/** The preferences for each intake, in order of child, those of fixed children left out. */
function preferencesByIntake(snapshot: Snapshot, childOf: Int32Array, heldBy: ReadonlyMap<number, Held>): (intake: number) => Int32Array {
  const { preferenceIntake } = snapshot;
  const starts = new Int32Array(snapshot.intakes.length + 1);
  const skipped = (preference: number): boolean => heldBy.size > 0 && heldBy.get(childOf[preference] ?? -1)?.mayMove === false;
  for (let preference = 0; preference < preferenceIntake.length; preference += 1) {
    if (skipped(preference)) continue;
    const bucket = (preferenceIntake[preference] ?? 0) + 1;
    starts[bucket] = (starts[bucket] ?? 0) + 1;
  }
  for (let intake = 1; intake < starts.length; intake += 1) starts[intake] = (starts[intake] ?? 0) + (starts[intake - 1] ?? 0);
  const next = starts.slice();
  const sorted = new Int32Array(starts[starts.length - 1] ?? 0);
  for (let preference = 0; preference < preferenceIntake.length; preference += 1) {
    if (skipped(preference)) continue;
    const intake = preferenceIntake[preference] ?? 0;
    const place = next[intake] ?? 0;
    sorted[place] = preference;
    next[intake] = place + 1;
  }
  return (intake) => sorted.subarray(starts[intake], starts[intake + 1]);
}

type Shared = Omit<World, 'plans' | 'positions'> & { readonly scratch: Scratch };

function planOf(shared: Shared, number: number, asking: Int32Array, instead: Instead): Plan {
  const { snapshot } = shared;
  const intake = snapshot.intakes[number];
  if (intake === undefined) throw new RangeError(`There is no intake ${String(number)}.`);
  const { policy } = intake;
  const afterOfferDay = snapshot.round.kind === 'after-offer-day';
  const pools = poolsOf(policy, afterOfferDay);
  const stages = stagesOf(policy, afterOfferDay);
  const applicants = applicantsOf(shared, intake, asking, instead);
  const perVacancy = afterOfferDay && stages.some((stage) => stage.orders.some((order) => order.draws));
  const [onlyPool] = pools;
  const draw = (drawId: string): ((name: string) => string) => {
    if (intake.draw === undefined) {
      refuse({ file: 'draws.ndjson', path: intake.id, found: 'no draw, where one is needed', allowed: 'add a committed draw for this intake (1.34-1.35).' });
    }
    return drawer(intake.draw.seed, drawId);
  };
  const held = snapshot.held.filter((one) => one.intake === number);
  return {
    number,
    intake,
    pools,
    stages,
    asking,
    simple: pools.length === 1 && onlyPool?.places.kind === 'all-remaining' && stages.length === 1 && stages[0]?.cap === undefined && !perVacancy,
    perVacancy,
    list: listsOf(intake, stages, applicants, draw, shared.scratch),
    meeting: meetingOf(intake, stages, applicants),
    held,
    heldMeets: (stage, one) => heldMeets(shared, intake, asking, stages[stage], one),
    draw,
  };
}

/** Those who are ranked, and the bands that all who ask for the intake make. */
function applicantsOf(shared: Shared, intake: Intake, asking: Int32Array, instead: Instead): Applicants {
  const { snapshot, childOf, wishesEnd, heldBy } = shared;
  const columns: Columns = { childOf, facts: snapshot.facts, ids: snapshot.children, millimetres: snapshot.millimetres };
  const ranked = heldBy.size === 0 ? asking : asking.filter((preference) => preference < (wishesEnd[childOf[preference] ?? -1] ?? 0));
  const bandings = Object.entries(intake.policy.definitions.bandings);
  const bands = new Map<string, readonly string[]>();
  if (bandings.length > 0) {
    const facts = Array.from(asking, (preference) => snapshot.facts[childOf[preference] ?? -1] ?? {});
    const isRanked = new Set(ranked);
    for (const [id, banding] of bandings) {
      const bandOf = bandsAmong(banding, facts);
      bands.set(id, facts.filter((_, at) => isRanked.has(asking[at] ?? -1)).map(bandOf));
    }
  }
  return { columns, preferences: ranked, measures: intake.measures, bands, instead };
}

/** Lists made when first needed, and kept. */
function listsOf(intake: Intake, stages: readonly Stage[], applicants: Applicants, draw: Plan['draw'], scratch: Scratch): Plan['list'] {
  const made = new Map<number, StageList>();
  return (stage, vacancy) => {
    const key = vacancy * stages.length + stage;
    const ready = made.get(key);
    if (ready !== undefined) return ready;
    const what = stages[stage];
    if (what === undefined) throw new RangeError(`There is no stage ${String(stage)}.`);
    const drawId = intake.draw === undefined ? undefined : vacancy === 0 ? intake.draw.id : `${intake.draw.id}/vacancy-${String(vacancy)}`;
    const list = rankStage(what, applicants, {
      intake: intake.id,
      draw: drawId === undefined ? undefined : draw(drawId),
      linkBirths: intake.policy.multipleBirths === 'linked-unit',
      scratch,
    });
    made.set(key, list);
    return list;
  };
}

function meetingOf(intake: Intake, stages: readonly Stage[], applicants: Applicants): Plan['meeting'] {
  const meeting = new Map<number, ReadonlySet<number>>();
  for (const stage of stages) {
    if (stage.cap?.counts.kind !== 'everyone-meeting') continue;
    meeting.set(stage.stage, thoseWho(testOf(stage.cap.counts.when, intake.school), applicants));
  }
  return meeting;
}

/** Whether a child who holds a place meets the condition that a stage's cap counts, by what is known of them for this intake. */
function heldMeets(shared: Shared, intake: Intake, asking: Int32Array, stage: Stage | undefined, held: Held): boolean {
  if (stage?.cap?.counts.kind !== 'everyone-meeting') return false;
  const { snapshot, childOf } = shared;
  const factsOf = (child: number): ChildFacts => snapshot.facts[child] ?? {};
  const mine = snapshot.preferenceIntake.subarray(0, snapshot.preferenceStart[held.child + 1]).indexOf(held.intake, snapshot.preferenceStart[held.child]);
  return testOf(stage.cap.counts.when, intake.school)(factsOf(held.child), {
    millimetres: (measure) => snapshot.millimetres[intake.measures.indexOf(measure)]?.[mine] ?? Number.NaN,
    bandOf: (id) => {
      const banding = intake.policy.definitions.bandings[id];
      return banding && bandsAmong(banding, Array.from(asking, (preference) => factsOf(childOf[preference] ?? -1)))(factsOf(held.child));
    },
  });
}

/** The position of each preference in the first list of its intake that ranks it. */
function positionsOf(plans: readonly Plan[], preferences: number): Int32Array {
  const positions = new Int32Array(preferences).fill(-1);
  for (const plan of plans) {
    for (const { stage } of plan.stages) {
      const { order } = plan.list(stage, plan.perVacancy ? 1 : 0);
      for (let position = 0; position < order.length; position += 1) {
        const preference = order[position] as number;
        if (stage === 0 || (positions[preference] as number) < 0) positions[preference] = position;
      }
    }
  }
  return positions;
}

/** A value worked out at the first call and kept. */
function once<Value>(make: () => Value): () => Value {
  let value: Value | undefined;
  return () => (value ??= make());
}
