import { Id, careStatuses, premiums, siblingTies, vulnerabilities } from '@policy';
import { z } from 'zod';
import { claimKinds } from './claims';
import { AreaMap, GridPoint, RouteLine } from './geography-shapes';
import { ageGroups, Easting, Northing } from './school-words';

const School = z.string().min(1).max(100);

/** Where a family asks from: the middle of a postcode, or a point of the National Grid. */
export const PlaceAsked = z
  .strictObject({
    postcode: z.string().trim().min(2).max(10).optional(),
    easting: z.coerce.number().pipe(Easting).optional(),
    northing: z.coerce.number().pipe(Northing).optional(),
  })
  .refine(({ easting, northing }) => (easting === undefined) === (northing === undefined), {
    message: 'Give easting and northing together.',
  })
  .refine(({ postcode, easting }) => postcode !== undefined || easting !== undefined, {
    message: 'Give a postcode, or easting and northing.',
  });
export type PlaceAsked = z.infer<typeof PlaceAsked>;

/**
 * What a family says of the child while it looks round. Nobody checks it, nobody keeps it, and it names nobody; only what
 * a school's policy asks about makes any difference.
 */
export const Supposed = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('care'), status: z.enum(careStatuses).default('looked-after') }),
  z.strictObject({ kind: z.literal('need'), school: School, need: z.enum(['medical', 'social']) }),
  z.strictObject({ kind: z.literal('vulnerable'), circumstance: z.enum(vulnerabilities) }),
  z.strictObject({
    kind: z.literal('sibling'),
    school: School,
    tie: z.enum(siblingTies).default('full'),
    /** The year the brother or sister will be in when the child starts; a few years above when it is not said. */
    year: z.int().min(-1).max(14).optional(),
  }),
  z.strictObject({ kind: z.literal('staff'), school: School, skillShortage: z.boolean().default(false) }),
  z.strictObject({ kind: z.literal('attends'), school: School, as: z.enum(['school', 'nursery']).default('school') }),
  z.strictObject({
    kind: z.literal('faith'),
    school: School,
    form: Id,
    terms: z.array(Id).max(30).default([]),
    points: z.int().min(0).max(1000).optional(),
  }),
  z.strictObject({ kind: z.literal('test'), school: School, test: Id, score: z.number().min(0).max(1000) }),
  z.strictObject({ kind: z.literal('premium'), premium: z.enum(premiums) }),
  z.strictObject({ kind: z.literal('service-family') }),
  z.strictObject({ kind: z.literal('role'), school: School, role: Id }),
  z.strictObject({
    kind: z.literal('boarding'),
    school: School,
    need: z.boolean(),
    serviceHelp: z.boolean().default(false),
  }),
]);
export type Supposed = z.infer<typeof Supposed>;

export const wouldBe = ['offered', 'not-offered', 'by-lot', 'too-few', 'not-known'] as const;
export type WouldBeShown = (typeof wouldBe)[number];

/** What would have come of it in earlier years, decided by the same engine. */
export const Likelihood = z.strictObject({
  /** The plain statement. */
  says: z.string(),
  years: z.array(z.strictObject({ year: z.int(), would: z.enum(wouldBe) })),
  /** What of the things said about the child this school's policy asks about. */
  used: z.array(z.enum(claimKinds)),
  /** What it does not ask about; it makes no difference here. */
  unused: z.array(z.enum(claimKinds)),
});
export type Likelihood = z.infer<typeof Likelihood>;

/** One category of a past year. A small number is not shown, so that no child can be known by it. */
export const PastCategory = z.strictObject({
  name: z.string(),
  /** Nothing where it is not shown; `says` says why. */
  offered: z.int().nullable(),
  says: z.string(),
  /** The last place offered: its distance or other key, in words. */
  last: z.string().nullable(),
});

/** What a past year came to at a school. */
export const PastFigures = z.strictObject({
  school: z.string(),
  ageGroup: z.enum(ageGroups),
  year: z.int(),
  moment: z.enum(['offer-day', 'by-31-august']),
  places: z.int().nullable(),
  applications: z.int().nullable(),
  applicationsSays: z.string(),
  categories: z.array(PastCategory),
  /** Where the figures come from. */
  source: z.string(),
  ours: z.boolean(),
});
export type PastFigures = z.infer<typeof PastFigures>;

/** The same for officers, with every number as it is. */
export const PastFiguresWhole = PastFigures.omit({ applicationsSays: true }).extend({
  categories: z.array(z.strictObject({ name: z.string(), offered: z.int(), last: z.string().nullable() })),
});
export type PastFiguresWhole = z.infer<typeof PastFiguresWhole>;

/** One thing that a policy asks of a child, in words that a page can ask it with. */
export const PolicyQuestion = z.strictObject({
  kind: z.enum(claimKinds),
  /** The schools that it may be about; none where it is about no school. */
  schools: z.array(z.strictObject({ id: School, name: z.string() })),
  /**
   * What may be said: care statuses, needs, circumstances and premiums by their names in this contract, which say nothing
   * further; the terms of a form in the policy's own words.
   */
  choices: z.array(z.strictObject({ id: Id, says: z.string().nullable() })),
  /** The form, the test or the role that it is about, in the policy's own words. */
  about: z.strictObject({ id: Id, says: z.string() }).nullable(),
  /** The most points that the form can give, where it gives points. */
  mostPoints: z.int().nullable(),
});
export type PolicyQuestion = z.infer<typeof PolicyQuestion>;

/** Longitude and latitude, to draw. */
export const LonLat = z.tuple([z.number(), z.number()]);

/** Where the family asks from, as it was understood. */
export const PlaceFound = GridPoint.extend({
  from: z.enum(['postcode-centre', 'point']),
  postcode: z.string().nullable(),
  says: z.string(),
});
export type PlaceFound = z.infer<typeof PlaceFound>;

/** A distance by one measure of a school's policy. */
export const MeasureTried = z.strictObject({
  measure: z.string(),
  /** How the policy measures, in its own words. */
  says: z.string(),
  method: z.enum(['straight-line', 'walking-route']),
  unit: z.string(),
  /** How the policy rounds, in words. */
  rounding: z.string(),
  distance: z.strictObject({ says: z.string(), millimetres: z.int() }).nullable(),
  to: GridPoint.nullable(),
});

/** An area that a school's policy names, and whether the place lies in it. */
export const AreaTried = z.strictObject({
  area: z.string(),
  says: z.string(),
  inside: z.boolean(),
  version: z.uuid().nullable(),
});

/** One school's places in a round, as they look from a place. */
export const IntakeForPlace = z.strictObject({
  intake: z.uuid(),
  school: z.string(),
  name: z.string(),
  ageGroup: z.enum(ageGroups),
  places: z.int(),
  admissionNumber: z.int(),
  /** Roughly how far, in metres, for the order of a list; no policy measures like this. */
  metres: z.int().nullable(),
  /** The school's nearest point, for a map; no policy measures to it for that. */
  nearest: GridPoint.nullable(),
  /** The determined policy in plain English; nothing until it is determined. */
  policy: z
    .strictObject({
      version: z.uuid(),
      title: z.string(),
      criteria: z.array(
        z.strictObject({ number: z.int(), category: z.string(), means: z.string(), equals: z.string() }),
      ),
      pools: z.array(z.string()),
      /** The kinds of thing that it asks of a child. */
      asks: z.array(z.enum(claimKinds)),
      /** The same as questions. Twins are not asked about: a child is tried out alone. */
      questions: z.array(PolicyQuestion),
    })
    .nullable(),
  measures: z.array(MeasureTried),
  areas: z.array(AreaTried),
  /** Why nothing could be measured from here. */
  unmeasured: z.string().nullable(),
  pastYears: z.array(PastFigures),
  likelihood: Likelihood,
});
export type IntakeForPlace = z.infer<typeof IntakeForPlace>;

/** One school's places with everything to draw. */
export const IntakeDrawn = IntakeForPlace.extend({
  place: PlaceFound,
  drawn: z.strictObject({
    /** Where the family asks from. */
    place: LonLat,
    areas: z.array(AreaMap),
    /** By measure: the lines from the place to the point that counts. */
    lines: z.array(z.strictObject({ measure: z.string(), line: RouteLine })),
    points: z.array(GridPoint.extend({ point: z.string(), says: z.string(), at: LonLat })),
  }),
});
export type IntakeDrawn = z.infer<typeof IntakeDrawn>;

/** A list of preferences that a family tries out. */
export const ListToCheck = z.strictObject({
  place: PlaceAsked,
  claims: z.array(Supposed).max(30).default([]),
  /** Intakes, best wish first. */
  preferences: z.array(z.uuid()).min(1).max(20),
});
export type ListToCheck = z.infer<typeof ListToCheck>;

/** What would have come of a list in earlier years. */
export const ListChecked = z.strictObject({
  outlook: z.enum(['likely', 'uncertain', 'unlikely', 'not-known']),
  says: z.array(z.string()),
  years: z.array(z.strictObject({ year: z.int(), would: z.enum(wouldBe), intake: z.uuid().nullable() })),
  preferences: z.array(z.strictObject({ intake: z.uuid(), name: z.string(), likelihood: Likelihood })),
  /** Other schools with places that would have offered one in every year known, the nearest first; only with a warning. */
  others: z.array(
    z.strictObject({ intake: z.uuid(), school: z.string(), name: z.string(), metres: z.int().nullable() }),
  ),
});
export type ListChecked = z.infer<typeof ListChecked>;

/** That the order of a list cannot help a child to anything but what the family wants more, worked out by the engine. */
export const OrderProof = z.strictObject({
  schools: z.array(z.strictObject({ id: z.string(), name: z.string(), places: z.int() })),
  children: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      /** What the family really wants, best first. */
      wants: z.array(z.string()),
      metres: z.array(z.strictObject({ school: z.string(), metres: z.int() })),
    }),
  ),
  /** Every way in which the children's lists can be ordered, and what each gives. */
  cases: z.array(
    z.strictObject({
      lists: z.array(z.strictObject({ child: z.string(), list: z.array(z.string()), honest: z.boolean() })),
      offers: z.array(z.strictObject({ child: z.string(), school: z.string().nullable() })),
    }),
  ),
  /** By child: the best school the honest list ever gives, and whether another order ever gave a better one. */
  findings: z.array(z.strictObject({ child: z.string(), helped: z.boolean(), harmed: z.boolean(), says: z.string() })),
  says: z.string(),
});
export type OrderProof = z.infer<typeof OrderProof>;

export const FiguresImport = z.strictObject({ schools: z.int(), figures: z.int(), sha256: z.string() });
