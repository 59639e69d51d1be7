/** A place on the British National Grid, in metres to the decimetre, so that files are the same on every machine. */
export interface Spot {
  readonly easting: number;
  readonly northing: number;
}

/** The spot, to the decimetre. */
export function spot(easting: number, northing: number): Spot {
  return { easting: Math.round(easting * 10) / 10, northing: Math.round(northing * 10) / 10 };
}

/** The metres between two spots in a straight line. */
export function metresBetween(a: Spot, b: Spot): number {
  return Math.sqrt((a.easting - b.easting) ** 2 + (a.northing - b.northing) ** 2);
}

/** The spot so many metres from `from` in the direction of `towards`; negative metres go the other way. */
export function along(from: Spot, towards: Spot, metres: number): Spot {
  const length = metresBetween(from, towards) || 1;
  const share = metres / length;
  return spot(
    from.easting + (towards.easting - from.easting) * share,
    from.northing + (towards.northing - from.northing) * share,
  );
}

/** The spot so many metres to the left of the line from `a` to `b`, beside `a`; negative metres are to the right. */
export function beside(a: Spot, b: Spot, metres: number): Spot {
  const length = metresBetween(a, b) || 1;
  return spot(
    a.easting - ((b.northing - a.northing) / length) * metres,
    a.northing + ((b.easting - a.easting) / length) * metres,
  );
}
