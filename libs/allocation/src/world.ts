import { readyPolicy, Room, Scratch } from '@ranking';
import { groupByIntake } from './group-by-intake';
import { once } from './once';
import { Lots, nothingInstead, planOf } from './plan';
import type { Instead, Plan, Shared } from './plan';
import type { Held, Snapshot } from './snapshot';

/** A snapshot made ready for matching: every child's wishes, every intake's plan. */
export interface World extends Shared {
  readonly plans: readonly Plan[];
  /** By preference: the position in the first list that ranks it, or -1. Worked out when first needed. */
  positions(): Int32Array;
}

/** The world of a snapshot, every list ranked. */
export function worldOf(snapshot: Snapshot): World {
  const childOf = snapshot.preferenceChild;
  const heldBy = new Map(snapshot.held.map((held) => [held.child, held]));
  const wishesEnd = endOfWishes(snapshot, heldBy);
  const shared: Shared = { snapshot, childOf, heldBy, wishesEnd, ...workspace(snapshot) };
  const afterOfferDay = snapshot.round.kind === 'after-offer-day';
  const ready = snapshot.intakes.map((intake) => readyPolicy(intake.policy, afterOfferDay));
  const groups = groupByIntake({ snapshot, heldBy, ready, afterOfferDay });
  const plans = ready.map((one, number) => planOf(shared, number, one, groups(number), nothingInstead));
  return { ...shared, plans, positions: once(() => positionsOf(plans, childOf.length)) };
}

/** The same world, made ready to be decided many times over with small changes: the lots that are drawn are kept. */
export function worldToTry(world: World): World {
  return { ...world, lots: new Lots() };
}

/**
 * The same world with some facts replaced, ranking again only where it matters.
 *
 * `snapshot` is the snapshot with the child's facts or measurements changed; only the intakes in `affected` see it.
 */
export function changedWorld(world: World, snapshot: Snapshot, affected: ReadonlySet<number>, instead: Instead): World {
  const shared: Shared = { snapshot, childOf: world.childOf, heldBy: world.heldBy, wishesEnd: world.wishesEnd, ...workspace(snapshot), ...(world.lots === undefined ? {} : { lots: world.lots }) };
  const plans = world.plans.map((plan) =>
    affected.has(plan.number) ? planOf(shared, plan.number, plan.ready, { asking: plan.asking, found: undefined }, instead) : plan,
  );
  return { ...shared, plans, positions: once(() => positionsAgain(world, plans, affected, world.childOf.length)) };
}

/**
 * The same world with one more child, the last of `snapshot`, who has one preference, the snapshot's last, for `intake`.
 *
 * Only that intake is ranked again. `lots` draws for it, so that the child's luck can be chosen.
 */
export function joinedWorld(world: World, snapshot: Snapshot, intake: number, lots: Lots): World {
  const preferences = snapshot.preferenceChild.length;
  const wishesEnd = Int32Array.from({ length: snapshot.children.length }, (_, child) => world.wishesEnd[child] ?? preferences);
  const shared: Shared = { snapshot, childOf: snapshot.preferenceChild, heldBy: world.heldBy, wishesEnd, ...workspace(snapshot), lots };
  const plans = world.plans.map((plan) =>
    plan.number === intake
      ? planOf(shared, intake, plan.ready, { asking: Int32Array.from({ length: plan.asking.length + 1 }, (_, at) => plan.asking[at] ?? preferences - 1), found: undefined }, nothingInstead)
      : plan,
  );
  return { ...shared, plans, positions: once(() => positionsAgain(world, plans, new Set([intake]), preferences)) };
}

/** The positions of the world as it was, and of the intakes that were ranked again. */
function positionsAgain(world: World, plans: readonly Plan[], again: ReadonlySet<number>, preferences: number): Int32Array {
  const positions = new Int32Array(preferences).fill(-1);
  positions.set(world.positions());
  for (const number of again) {
    const plan = plans[number];
    if (plan === undefined) continue;
    for (const preference of plan.asking) positions[preference] = -1;
    fillPositions(positions, plan);
  }
  return positions;
}

/** What planning needs besides the snapshot. */
function workspace(snapshot: Snapshot): Pick<Shared, 'columns' | 'scratch' | 'room' | 'heldAt'> {
  const heldAt = new Map<number, Held[]>();
  for (const held of snapshot.held) {
    const here = heldAt.get(held.intake);
    if (here === undefined) heldAt.set(held.intake, [held]);
    else here.push(held);
  }
  const columns = { childOf: snapshot.preferenceChild, facts: snapshot.facts, ids: snapshot.children, millimetres: snapshot.millimetres };
  return { columns, scratch: new Scratch(), room: new Room(), heldAt };
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

/** The position of each preference in the first list of its intake that ranks it. */
function positionsOf(plans: readonly Plan[], preferences: number): Int32Array {
  const positions = new Int32Array(preferences).fill(-1);
  for (const plan of plans) fillPositions(positions, plan);
  return positions;
}

function fillPositions(positions: Int32Array, plan: Plan): void {
  for (const { stage } of plan.stages) {
    const { order } = plan.list(stage, plan.perVacancy ? 1 : 0);
    for (let position = 0; position < order.length; position += 1) {
      const preference = order[position] as number;
      if (stage === 0 || (positions[preference] as number) < 0) positions[preference] = position;
    }
  }
}

