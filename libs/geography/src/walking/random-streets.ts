import fc from 'fast-check';
import type { StreetPlan } from './street-plan';

/** Small random towns for specs: up to 25 nodes on the National Grid, joined at random, in one part or several. */
export const randomStreets: fc.Arbitrary<StreetPlan> = fc
  .uniqueArray(fc.tuple(fc.nat(2_000), fc.nat(2_000)), { minLength: 2, maxLength: 25, selector: String })
  .chain((places) =>
    fc
      .array(fc.array(fc.nat(places.length - 1), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 30 })
      .map((walks) => ({
        date: '2028-01-15',
        nodes: places.map(([east, north], id) => ({ id, easting: 480_000 + east, northing: 300_000 + north })),
        ways: walks.map((nodes) => ({ nodes })),
      })),
  );
