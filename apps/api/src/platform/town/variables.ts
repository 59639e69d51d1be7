import { z } from 'zod';
import { CannotStart } from '../cannot-start';

const count = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/** The environment variables of the demonstration's town. */
export const townVariables = {
  /** How many children of the age live in the town that the demonstration shows; 0 leaves the demonstration empty. */
  TOWN_CHILDREN: z.union([z.literal('0').transform(() => 0), count(60, 40_000)]).optional(),
  /** How many schools it has. */
  TOWN_SCHOOLS: count(3, 60).optional(),
  /** Another seed, another town. */
  TOWN_SEED: count(0, 2_147_483_647).optional(),
};

/** Which town the demonstration shows; the same settings make the same town. */
export interface TownSettings {
  readonly children: number;
  readonly schools: number;
  readonly seed: number;
}

type Given = z.output<z.ZodObject<typeof townVariables>>;

/** The town's settings, nothing where there is no town; a service for real families is given none. */
export function townSettings(given: Given, mode: 'demonstration' | 'production'): TownSettings | undefined {
  const { TOWN_CHILDREN: children = 2000, TOWN_SCHOOLS: schools = 24, TOWN_SEED: seed = 1 } = given;
  if (mode === 'demonstration') return children === 0 ? undefined : { children, schools, seed };
  const found = Object.keys(townVariables).filter((name) => name in given);
  if (found.length === 0) return undefined;
  throw new CannotStart(
    `${found.join(', ')} ${found.length === 1 ? 'is' : 'are'} of the demonstration, and this is a service for real families. ` +
      'Take them away, or set MODE=demonstration on a database of its own.',
  );
}
