import { factsPresent } from '@policy';
import type { ChildFacts } from '@policy';
import { Room, Scratch, stagesOf } from '@ranking';
import { groupByIntake } from './group-by-intake';
import { once } from './once';
import { nothingInstead, planOf } from './plan';
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
  const childOf = childrenOf(snapshot);
  const heldBy = new Map(snapshot.held.map((held) => [held.child, held]));
  const wishesEnd = endOfWishes(snapshot, heldBy);
  const shared: Shared = { snapshot, childOf, heldBy, wishesEnd, ...workspace(snapshot) };
  const stages = snapshot.intakes.map((intake) => stagesOf(intake.policy, snapshot.round.kind === 'after-offer-day'));
  const groups = groupByIntake({ ...shared, stages, rowsFor: (intake) => stages[intake]?.length === 1 });
  const plans = snapshot.intakes.map((_, number) => planOf(shared, number, stages[number] ?? [], groups(number), nothingInstead));
  return { ...shared, plans, positions: once(() => positionsOf(plans, childOf.length)) };
}

/**
 * The same world with some facts replaced, ranking again only where it matters.
 *
 * `snapshot` is the snapshot with the child's facts or measurements changed; only the intakes in `affected` see it.
 */
export function changedWorld(world: World, snapshot: Snapshot, affected: ReadonlySet<number>, instead: Instead): World {
  const shared: Shared = { snapshot, childOf: world.childOf, heldBy: world.heldBy, wishesEnd: world.wishesEnd, ...workspace(snapshot) };
  const plans = world.plans.map((plan) =>
    affected.has(plan.number) ? planOf(shared, plan.number, plan.stages, { asking: plan.asking, rows: undefined }, instead) : plan,
  );
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

/** What planning needs besides the snapshot. */
function workspace(snapshot: Snapshot): Pick<Shared, 'scratch' | 'room' | 'present' | 'heldAt'> {
  const heldAt = new Map<number, Held[]>();
  for (const held of snapshot.held) {
    const here = heldAt.get(held.intake);
    if (here === undefined) heldAt.set(held.intake, [held]);
    else here.push(held);
  }
  return { scratch: new Scratch(), room: new Room(), present: presentOf(snapshot), heldAt };
}

function presentOf(snapshot: Snapshot): Int32Array {
  const present = new Int32Array(snapshot.facts.length);
  for (let child = 0; child < present.length; child += 1) present[child] = factsPresent(snapshot.facts[child] as ChildFacts);
  return present;
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

