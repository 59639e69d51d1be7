import type { Place } from '@geography';
import type { PlainRows } from './plain-rows';

/** A child's home, ready to be measured from; `line` is where homes.csv says it. */
export type HomePlace = Place & { readonly point: Place; readonly postcode?: string; readonly line: number };

/** By child: the home. */
export function homesOf(plain: PlainRows): ReadonlyMap<string, HomePlace> {
  return new Map(
    plain.homes.map(({ child, easting, northing, postcode, line }) => {
      const point = { id: child, easting, northing };
      return [child, { ...point, point, line, ...(postcode === undefined ? {} : { postcode }) }];
    }),
  );
}
