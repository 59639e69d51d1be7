import { planPlaces } from './families/ehc-plans';
import { factsOf } from './families/facts';
import { makeFamilies } from './families/families';
import type { Town } from './town';

/**
 * The same town in another year: its land, its schools and their places as they are, and other families.
 *
 * `seed` is the year's own. The hard corners, who are there to be watched, are not in it.
 */
export function yearBefore(town: Town, seed: number): Town {
  const { options, land, schools, earlier } = town;
  const { phase } = options;
  const children = makeFamilies(options.children, land, schools, earlier, phase, seed);
  const plans = planPlaces(children, schools, seed);
  return { ...town, options: { ...options, seed }, children, plans, facts: factsOf(children, schools, seed) };
}
