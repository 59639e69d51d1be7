import { choose } from './choose';
import { match } from './match';
import type { Held, Snapshot } from './snapshot';
import { worldOf } from './world';
import type { World } from './world';

/** A child whom the two ways of offering places treat differently. */
export interface Difference {
  readonly child: string;
  /** The intake and the parent's rank under each way; nothing where no place was offered. */
  readonly childProposing: Offer | undefined;
  readonly schoolProposing: Offer | undefined;
}

export interface Offer {
  readonly intake: string;
  readonly rank: number;
}

/**
 * Every child whom a school-proposing loop would treat differently, in order of their ids (domain 2.3).
 *
 * The loop is the one that manual work and rounds of exchange follow: each intake offers to its best, each child keeps the
 * highest and releases the rest, freed places go to the next on the list, until nothing moves. Both ways are taken on
 * the same lists, without places over the number and without the fallback. Every child who differs does no better
 * under the loop.
 */
export function compareWithSchoolProposing(snapshot: Snapshot): readonly Difference[] {
  const world = worldOf(snapshot);
  const children = match(world, new Map()).at;
  const schools = schoolProposing(world);
  return snapshot.children.flatMap((id, child): readonly Difference[] => {
    const one = children[child] ?? -1;
    const other = schools[child] ?? -1;
    if (one === other || (one < 0 && other < 0)) return [];
    return [{ child: id, childProposing: offerAt(snapshot, one), schoolProposing: offerAt(snapshot, other) }];
  });
}

function offerAt(snapshot: Snapshot, preference: number): Offer | undefined {
  if (preference < 0) return undefined;
  return { intake: snapshot.intakes[snapshot.preferenceIntake[preference] ?? -1]?.id ?? '', rank: snapshot.preferenceRank[preference] ?? 0 };
}

/** By child: the preference kept when the loop comes to rest, or -1. */
function schoolProposing(world: World): Int32Array {
  const wants = new Uint8Array(world.childOf.length);
  wants.forEach((_, preference) => {
    wants[preference] = preference < (world.wishesEnd[world.childOf[preference] ?? -1] ?? 0) ? 1 : 0;
  });
  const kept = new Int32Array(world.snapshot.children.length).fill(-1);
  const seats = world.plans.map((plan) => plan.held.filter((held) => held.mayMove));
  let changed = new Set(world.plans.map((plan) => plan.number));
  while (changed.size > 0) {
    const freed = new Set<number>();
    for (const number of changed) {
      const plan = world.plans[number];
      if (plan === undefined) continue;
      for (const preference of choose(plan, wants, seats[number] ?? []).taken) keepBest(world, preference, wants, kept, seats, freed);
    }
    changed = freed;
  }
  return kept;
}

/** A child offered a preference releases every lower one, and a place held before. */
function keepBest(world: World, preference: number, wants: Uint8Array, kept: Int32Array, seats: (readonly Held[])[], freed: Set<number>): void {
  const { preferenceStart, preferenceIntake } = world.snapshot;
  const child = world.childOf[preference] ?? -1;
  const before = kept[child] ?? -1;
  if (before >= 0 && before <= preference) return;
  kept[child] = preference;
  for (let lower = preference + 1; lower < (preferenceStart[child + 1] ?? 0); lower += 1) {
    if (wants[lower] !== 1) continue;
    wants[lower] = 0;
    freed.add(preferenceIntake[lower] ?? -1);
  }
  const held = world.heldBy.get(child);
  if (held === undefined || before >= 0) return;
  const others = (seats[held.intake] ?? []).filter((one) => one !== held);
  seats[held.intake] = others;
  freed.add(held.intake);
}
