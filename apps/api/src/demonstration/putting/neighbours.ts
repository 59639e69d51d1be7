import type { Child, Town, TownSchool } from '@town';

/** The two schools of the neighbour: one that takes the nearest, one that draws lots. */
export function neighbourSchools({ land }: Town): readonly TownSchool[] {
  const homes = land.villages[2]?.homes ?? [];
  const at = (share: number): { easting: number; northing: number } => {
    const home = homes[Math.floor((homes.length - 1) * share)];
    return { easting: home?.easting ?? 0, northing: home?.northing ?? 0 };
  };
  const school = (id: string, name: string, kind: TownSchool['kind'], share: number): TownSchool => {
    const centre = at(share);
    const gate = { easting: centre.easting + 40, northing: centre.northing - 30 };
    return {
      ...{ id, name, kind, part: undefined, centre, district: 'FP7', appeal: 500, feeders: [], areas: [] },
      points: [
        { point: 'centre', kind: 'centre', ...centre },
        { point: 'front-gate', kind: 'gate', ...gate },
        { point: 'main-gate', kind: 'named-point', ...gate },
      ],
    };
  };
  return [
    school('neighbour-high', 'Staithe High School', 'community', 0.25),
    school('neighbour-academy', 'Saltmarsh End Academy', 'drawn-by-lot', 0.75),
  ];
}

/** The children of the neighbour: the persona's first, then a few more. */
export function neighboursOf({ land }: Town): readonly Child[] {
  const homes = land.villages[2]?.homes ?? [];
  return Array.from({ length: 12 }, (_, at): Child => {
    const home = homes[(at * 7) % homes.length];
    if (home === undefined) throw new RangeError('The neighbour has no homes.');
    return {
      id: at === 0 ? 'ella-stone' : `neighbour-family-${String(at).padStart(2, '0')}`,
      home,
      resident: true,
      wishes: [],
      circumstances: {
        ...{ medicalNeed: false, faith: 'none', worship: 0, ability: 100, musical: 40 },
        ...{ entersTests: false, premium: false, service: false, nursery: false },
      },
    };
  });
}
