import type { SnapshotParts } from '@allocation';
import type fc from 'fast-check';
import { simpleParts, type SimpleRound, simpleRounds } from '../properties/worlds';

/** A simple round as the properties of the engine make it: every school has three rows and a tie-break by distance. */
export type World = SimpleRound;

/** Simple rounds with up to so many children and schools. */
export function worlds(most: { readonly children: number; readonly schools: number }): fc.Arbitrary<World> {
  return simpleRounds(most);
}

/** The rows of a simple round; schools are `s1`, `s2` and so on, children `c01`, `c02`. */
export function partsOfWorld(world: World): SnapshotParts {
  return simpleParts(world);
}
