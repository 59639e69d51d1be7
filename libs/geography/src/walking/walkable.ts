/** The tags of an OpenStreetMap way, by key. */
export type Tags = Readonly<Record<string, string>>;

/** What a person may walk on, as data: an authority can publish this list as it stands. */
export const walkingRules = {
  name: 'streets-and-paths-1',
  /** Kinds of way that people walk on. */
  highways: [
    'bridleway',
    'cycleway',
    'footway',
    'living_street',
    'path',
    'pedestrian',
    'primary',
    'primary_link',
    'residential',
    'road',
    'secondary',
    'secondary_link',
    'service',
    'steps',
    'tertiary',
    'tertiary_link',
    'track',
    'trunk',
    'trunk_link',
    'unclassified',
  ],
  /** `foot` tags that close a way to walkers. */
  footCloses: ['no', 'private'],
  /** `access` tags that close a way, unless a `foot` tag opens it again. */
  accessCloses: ['no', 'private'],
  footOpens: ['yes', 'designated', 'permissive'],
  /** Main roads that are walked only where there is a sidewalk or a `foot` tag that says so. */
  mainRoads: ['trunk', 'trunk_link'],
  footOpensMainRoad: ['yes', 'designated'],
  sidewalks: ['both', 'left', 'right', 'yes', 'separate'],
} as const;

const highways: ReadonlySet<string> = new Set(walkingRules.highways);
const has = (values: readonly string[], tag: string | undefined): boolean => tag !== undefined && values.includes(tag);

/** Whether a person may walk along a way with these tags. One-way signs do not bind walkers. */
export function walkable(tags: Tags): boolean {
  const { highway, foot, access, sidewalk } = tags;
  if (highway === undefined || !highways.has(highway)) return false;
  if (has(walkingRules.footCloses, foot)) return false;
  if (has(walkingRules.accessCloses, access) && !has(walkingRules.footOpens, foot)) return false;
  if (!has(walkingRules.mainRoads, highway)) return true;
  return has(walkingRules.footOpensMainRoad, foot) || has(walkingRules.sidewalks, sidewalk);
}
