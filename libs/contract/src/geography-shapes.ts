import { z } from 'zod';
import { PageQuery } from './page';
import { AuthorityId, Day, Easting, Northing } from './school-words';

/** A point of the National Grid, in metres. */
export const GridPoint = z.strictObject({ easting: Easting, northing: Northing });
export type GridPoint = z.infer<typeof GridPoint>;

export const Uprn = z.string().regex(/^[1-9]\d{0,11}$/, 'A property reference is a number of at most 12 digits.');
const Millimetres = z.int().nonnegative();

export const addressImportKinds = ['addresses', 'postcodes'] as const;

/** One import of an authority's addresses or postcodes: what it changed. */
export const AddressImport = z.strictObject({
  id: z.uuid(),
  authority: z.string(),
  kind: z.enum(addressImportKinds),
  at: z.iso.datetime(),
  file: z.string(),
  sha256: z.string(),
  /** Where the file comes from, in words: "Local gazetteer of Marramshire, September 2026". */
  source: z.string(),
  rows: z.int(),
  added: z.int(),
  changed: z.int(),
  gone: z.int(),
});
export type AddressImport = z.infer<typeof AddressImport>;

export const Address = z.strictObject({
  authority: z.string(),
  uprn: z.string(),
  /** As on an envelope, without the postcode. */
  lines: z.array(z.string()),
  street: z.string(),
  locality: z.string(),
  town: z.string(),
  postcode: z.string(),
  easting: z.number(),
  northing: z.number(),
  source: z.string(),
});
export type Address = z.infer<typeof Address>;

/** A street among those found; two of the same name are told apart by locality and town. */
export const StreetFound = z.strictObject({
  street: z.string(),
  locality: z.string(),
  town: z.string(),
  addresses: z.int(),
  /** Whether another street found has the same name. */
  sameName: z.boolean(),
});
export type StreetFound = z.infer<typeof StreetFound>;

export const FindAddresses = z
  .strictObject({
    authority: AuthorityId.optional(),
    postcode: z.string().trim().min(2).max(10).optional(),
    /** Words of the address, in any order: house, street, place. */
    words: z.string().trim().min(2).max(120).optional(),
    street: z.string().max(120).optional(),
    locality: z.string().max(120).optional(),
    town: z.string().max(120).optional(),
    /** The property reference that the last page ended with. */
    after: Uprn.optional(),
    limit: PageQuery.shape.limit,
  })
  .refine(({ postcode, words, street }) => postcode !== undefined || words !== undefined || street !== undefined, {
    message: 'Give a postcode, some words of the address, or a street.',
  });
export type FindAddresses = z.infer<typeof FindAddresses>;

export const FoundAddresses = z.strictObject({
  items: z.array(Address),
  next: z.string().nullable(),
  streets: z.array(StreetFound),
  /** The middle of the postcode, where the register has no address in it. It is not a home: no distance that decides is measured from it. */
  postcodeCentre: GridPoint.extend({ says: z.string() }).nullable(),
});
export type FoundAddresses = z.infer<typeof FoundAddresses>;

export const areaKinds = ['catchment', 'parish', 'other'] as const;

export const AreaVersion = z.strictObject({
  id: z.uuid(),
  authority: z.string(),
  /** Its short name, by which policies name it. */
  area: z.string(),
  number: z.int(),
  name: z.string(),
  kind: z.enum(areaKinds),
  countsFrom: Day,
  mapDate: Day,
  digest: z.string(),
});
export type AreaVersion = z.infer<typeof AreaVersion>;

/** One area as GeoJSON, in longitude and latitude. */
export const AreaMap = z.strictObject({
  type: z.literal('Feature'),
  properties: AreaVersion,
  geometry: z.strictObject({
    type: z.literal('MultiPolygon'),
    coordinates: z.array(z.array(z.array(z.array(z.number())))),
  }),
});
export type AreaMap = z.infer<typeof AreaMap>;

export const AreaImport = z.strictObject({
  digest: z.string(),
  added: z.array(AreaVersion),
  /** The areas whose map is the one that counts already. */
  unchanged: z.array(z.string()),
});
export type AreaImport = z.infer<typeof AreaImport>;

export const WalkingNetwork = z.strictObject({
  authority: z.string(),
  digest: z.string(),
  /** The day the streets were as shown. */
  date: z.string(),
  nodes: z.int(),
  segments: z.int(),
  /** The length of all streets and paths. */
  metres: z.int(),
  file: z.string(),
  sha256: z.string(),
  at: z.iso.datetime(),
});
export type WalkingNetwork = z.infer<typeof WalkingNetwork>;

export const RoundNetwork = z.strictObject({
  round: z.string(),
  /** Nothing while no network is frozen: then no walk of the round can be measured. */
  network: WalkingNetwork.nullable(),
  frozenAt: z.iso.datetime().nullable(),
  /** That one officer asked to unfreeze it, and why; a second one must agree. */
  unfreezing: z.strictObject({ at: z.iso.datetime(), because: z.string() }).nullable(),
});
export type RoundNetwork = z.infer<typeof RoundNetwork>;

export const measuringMethods = ['straight-line', 'walking-route'] as const;
export const outlierReasons = [
  'shorter-than-straight-line',
  'much-longer-than-straight-line',
  'methods-disagree',
  'very-far',
] as const;

/** A measurement as lists show it: nothing in it says where the child lives. */
export const MeasurementLine = z.strictObject({
  id: z.uuid(),
  child: z.uuid(),
  intake: z.uuid(),
  measure: z.string(),
  method: z.enum(measuringMethods),
  millimetres: Millimetres.nullable(),
  /** Why there is no distance, in a sentence. */
  unmeasured: z.string().nullable(),
  outlier: z.enum(outlierReasons).nullable(),
  outlierSays: z.string().nullable(),
  by: z.enum(['own', 'openrouteservice']),
  network: z.string().nullable(),
  /** Why an officer measured again. */
  reason: z.string().nullable(),
  at: z.iso.datetime(),
  /** Whether a newer one counts in its place. */
  superseded: z.boolean(),
});
export type MeasurementLine = z.infer<typeof MeasurementLine>;

export const MeasurementWhole = MeasurementLine.extend({
  round: z.uuid(),
  from: GridPoint,
  /** The home's own point; another than `from` where an officer measured from a point that stands in for it. */
  homePoint: GridPoint,
  to: GridPoint.nullable(),
  toPoint: z.string().nullable(),
  /** The gaps between the points and the paths, which are not part of the walk. */
  homeGap: Millimetres.nullable(),
  schoolGap: Millimetres.nullable(),
  /** The same by a second method, and what it says of the first. */
  second: z.strictObject({
    /** The straight line, on the globe where the first was measured on the grid. */
    straight: Millimetres.nullable(),
    /** The walk by the other of the two: our own network, or the routing service. */
    walk: Millimetres.nullable(),
    says: z.string().nullable(),
  }),
  sourceSays: z.string().nullable(),
  /** The ids of all measurements of this child, intake and measure, the one that counts first. */
  history: z.array(z.uuid()),
});
export type MeasurementWhole = z.infer<typeof MeasurementWhole>;

/** That a parent thinks a distance wrong, and what an officer answered. */
export const DistanceChallenge = z.strictObject({
  id: z.uuid(),
  round: z.uuid(),
  measurement: z.uuid(),
  child: z.uuid(),
  intake: z.uuid(),
  reason: z.string(),
  challengedAt: z.iso.datetime(),
  /** Nothing until an officer has answered; `after` is the measurement that counts instead. */
  answer: z
    .strictObject({
      outcome: z.enum(['stands', 'measured-again']),
      says: z.string(),
      after: z.uuid().nullable(),
      at: z.iso.datetime(),
    })
    .nullable(),
});
export type DistanceChallenge = z.infer<typeof DistanceChallenge>;

const Line = z.strictObject({ type: z.literal('LineString'), coordinates: z.array(z.tuple([z.number(), z.number()])) });
const RouteFeature = z.strictObject({
  type: z.literal('Feature'),
  properties: z.strictObject({
    kind: z.enum(['straight-line', 'walking-route', 'gap']),
    millimetres: Millimetres,
    says: z.string(),
  }),
  geometry: Line,
});

/** The lines to draw: the straight line, the walk, and the gaps that are not part of it. */
export const RouteLine = z.strictObject({
  type: z.literal('FeatureCollection'),
  features: z.array(RouteFeature),
  /** Why no walk is drawn. */
  noWalk: z.string().nullable(),
});
export type RouteLine = z.infer<typeof RouteLine>;
