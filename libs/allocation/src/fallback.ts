import type { Match } from './match';
import { nowhere } from './match';
import type { World } from './world';

/** A child placed by the scheme's fallback. */
export interface FallbackPlace {
  readonly child: number;
  readonly intake: number;
}

/**
 * Where the scheme places resident children whom no preference took: the shortest measured way to a place left.
 *
 * Pairs are made shortest first, those in the school's catchment before all others where the scheme says so
 * (docs/decision-rules.md, 4.3). The authority must see that every resident child has a school to go to.
 */
export function fallbackPlaces(world: World, matched: Match): readonly FallbackPlace[] {
  const { snapshot } = world;
  const { kind } = snapshot.round.fallback;
  if (kind === 'none') return [];
  const left = world.plans.map((plan, number) => (plan.intake.takesFallback === true ? placesLeft(world, matched, number) : 0));
  const pairs: { child: number; intake: number; distance: number; outside: number }[] = [];
  snapshot.reach.child.forEach((child, at) => {
    const intake = snapshot.reach.intake[at] ?? -1;
    if ((left[intake] ?? 0) <= 0 || snapshot.resident[child] !== 1 || matched.at[child] !== nowhere || world.heldBy.has(child)) return;
    const outside = kind === 'catchment-then-nearest' && !livesInCatchment(world, child, intake) ? 1 : 0;
    pairs.push({ child, intake, distance: snapshot.reach.millimetres[at] ?? 0, outside });
  });
  pairs.sort((a, b) => a.outside - b.outside || a.distance - b.distance || a.child - b.child || a.intake - b.intake);
  const placed = new Set<number>();
  return pairs.filter(({ child, intake }) => {
    if (placed.has(child) || (left[intake] ?? 0) <= 0) return false;
    placed.add(child);
    left[intake] = (left[intake] ?? 0) - 1;
    return true;
  });
}

/** Places of an intake that neither a held place nor a preference used. */
function placesLeft(world: World, matched: Match, intake: number): number {
  const plan = world.plans[intake];
  if (plan === undefined) return 0;
  const staying = plan.held.filter((held) => held.counts && (matched.at[held.child] ?? nowhere) < 0).length;
  const taken = matched.choices[intake]?.results.reduce((sum, one) => sum + one.taken, 0) ?? 0;
  return Math.max(0, plan.intake.places - staying) - taken;
}

function livesInCatchment(world: World, child: number, intake: number): boolean {
  const catchment = world.snapshot.intakes[intake]?.catchment ?? [];
  return world.snapshot.facts[child]?.areas?.some((area) => catchment.includes(area)) ?? false;
}
