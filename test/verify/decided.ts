import { decide, type Outcome, type Snapshot } from '@allocation';
import { BadInput } from '@kernel';
import { Dice } from './dice';
import { randomWorld } from './random-world';

/** A random round with the engine's outcome; undefined where the engine stops because the policies do not settle. */
export function decidedWorld(seed: number): { readonly snapshot: Snapshot; readonly outcome: Outcome } | undefined {
  const snapshot = randomWorld(new Dice(seed));
  const outcome = decided(snapshot);
  return outcome && { snapshot, outcome };
}

/** The engine's outcome, or undefined where it stops because the policies do not settle. */
export function decided(snapshot: Snapshot): Outcome | undefined {
  try {
    return decide(snapshot);
  } catch (error) {
    if (error instanceof BadInput) return undefined;
    throw error;
  }
}
