import { refuse } from '@kernel';
import type { ChildFacts } from '@policy';
import { birthsOf, birthWorldOf, changesOf, hasCause, siblingChange } from './births';
import { match } from './match';
import type { Granted, Match } from './match';
import type { Pass } from './outcome';
import { changedWorld } from './world';
import type { World } from './world';

/** A round matched, and what multiple births changed on the way. */
export interface Settled {
  readonly world: World;
  readonly matched: Match;
  readonly passes: readonly Pass[];
}

/** How a pass is matched: a world, the places over the number granted, and what the passes before it changed. */
export type Matcher = (world: World, granted: Granted, passes: readonly Pass[]) => Match;

/**
 * Matches again as long as a multiple birth gives the next pass something new; changes only add up, so it ends.
 *
 * `matching` stands in for `match` where somebody wants to see each pass, or knows a quicker way to the same.
 */
export function settle(start: World, matching: Matcher = match): Settled {
  const births = birthsOf(start);
  let world = start;
  let passes: readonly Pass[] = [];
  let matched = matching(world, new Map(), passes);
  while (births.length > 0) {
    const changes = changesOf(birthWorldOf(world), births, matched, passes);
    if (changes.length === 0) break;
    passes = [...passes, ...changes];
    world = withSiblings(start, passes);
    matched = matching(world, grantedBy(world, passes), passes);
  }
  assertCausesStand(world, births, matched, passes);
  return { world, matched, passes };
}

function preferenceOf(world: World, child: number, intake: number): number {
  const { preferenceStart, preferenceIntake } = world.snapshot;
  return preferenceIntake.subarray(0, preferenceStart[child + 1]).indexOf(intake, preferenceStart[child]);
}

/** One place over the number for each child: the best that any pass granted. */
export function grantedBy(world: World, passes: readonly Pass[]): Granted {
  const granted = new Map<number, number>();
  for (const { change, child, intake } of passes) {
    if (change !== 'over-number') continue;
    const preference = preferenceOf(world, child, intake);
    granted.set(child, Math.min(preference, granted.get(child) ?? preference));
  }
  return granted;
}

/** The world in which the children named by the passes count as siblings. */
export function withSiblings(start: World, passes: readonly Pass[]): World {
  const instead = new Map<number, ChildFacts>();
  const affected = new Set<number>();
  for (const { change, child, intake } of passes) {
    const policy = start.snapshot.intakes[intake]?.policy;
    if (change !== 'counts-as-sibling' || policy === undefined) continue;
    const facts = siblingChange(policy, start.snapshot.facts[child] ?? {});
    if (facts === undefined) continue;
    instead.set(preferenceOf(start, child, intake), facts);
    affected.add(intake);
  }
  return affected.size === 0 ? start : changedWorld(start, start.snapshot, affected, instead);
}

/** A change that lost its cause would be a place given for nothing: the run stops instead. */
function assertCausesStand(world: World, births: readonly (readonly number[])[], matched: Match, passes: readonly Pass[]): void {
  for (const pass of passes) {
    if (hasCause(birthWorldOf(world), births, matched, pass)) continue;
    const { child, intake } = pass;
    refuse({
      path: world.snapshot.intakes[intake]?.id ?? '',
      found: `a multiple birth that does not settle: ${world.snapshot.children[child] ?? ''} was given something because a same-birth child was offered a place here, and then that child moved`,
      allowed: 'an officer must decide how the policy reads for these children (docs/policies-that-do-not-settle.md).',
    });
  }
}
