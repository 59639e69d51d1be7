import { fallbackPlaces } from './fallback';
import { engine } from './engine';
import type { Outcome } from './outcome';
import { settle } from './settle';
import type { Snapshot } from './snapshot';
import { worldOf } from './world';
import { writeOutcome } from './write-outcome';

/**
 * Decides a round: ranks every list under its policy, matches children to places, and writes down why.
 *
 * Pure and total: the same snapshot gives the same outcome, to the byte, on any machine. Everything the decision may
 * depend on is in the snapshot; nothing else is reachable from here. Stops with `BadInput`, and decides nothing, where
 * a policy cannot separate two children or does not settle.
 */
export function decide(snapshot: Snapshot): Outcome {
  const { world, matched, passes } = settle(worldOf(snapshot));
  return writeOutcome(world, matched, fallbackPlaces(world, matched), passes, engine);
}
