import { canonicalJson, interned } from '@kernel';
import { z } from 'zod';

/**
 * Everything a policy may know about a child, and nothing else.
 *
 * The list is closed: what is not here (the order of preference, a parent's work or marriage, an earlier school's
 * report: 1.9) cannot be ranked on, because no criterion can ask for it. A fact stands here only after an officer's
 * finding or a measurement; an absent fact means "not found to be so". Distances arrive apart, as measurements.
 */

/** A short name for a thing in our documents: letters, digits, dots, dashes, underscores and slashes. */
export const Id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/, 'a short name of letters, digits and . _ - / is needed');

export const careStatuses = ['looked-after', 'previously-looked-after', 'state-care-outside-england'] as const;
export const siblingTies = ['full', 'half', 'step', 'adopted', 'foster', 'same-household'] as const;
export const premiums = ['pupil-premium', 'service-premium', 'early-years-pupil-premium', 'free-school-meals'] as const;
export const vulnerabilities = [
  'child-protection-plan',
  'child-in-need',
  'recently-in-care',
  'at-risk',
  'fleeing-violence',
  'refuge',
  'rehoused-after-violence',
  'homeless',
] as const;

const Sibling = z.strictObject({
  /** The school the brother or sister attends or will attend. */
  school: Id,
  tie: z.enum(siblingTies),
  /** On roll on the day of application. */
  atApplication: z.boolean(),
  /** Still on roll on the day this child would start. */
  atAdmission: z.boolean(),
  /** The sibling's year when this child would start: 0 for Reception, 7 for Year 7, 12 and over for sixth form, -1 for nursery. */
  year: z.int().min(-1).max(14),
  /** In a resourced provision or special unit at the school. */
  inResourcedProvision: z.boolean().optional(),
  /** Was refused the catchment school in an earlier round and placed here instead. */
  displaced: z.boolean().optional(),
});

const Staff = z.strictObject({
  school: Id,
  /** Employed at the school for two years or more when the application was made (1.39(a)). */
  twoYears: z.boolean(),
  /** Recruited to a vacancy with a demonstrable skill shortage (1.39(b)). */
  skillShortage: z.boolean(),
});

const Attendance = z.strictObject({
  school: Id,
  /** On roll on the date the policy names. */
  as: z.enum(['school', 'nursery']),
});

const Need = z.strictObject({
  school: Id,
  /** Accepted by the panel as met only, or best, by this school (1.16). */
  kind: z.enum(['medical', 'social']),
  /** Whose need it is. */
  of: z.enum(['child', 'parent']),
});

const Faith = z.strictObject({
  /** The supplementary form the school accepted. */
  form: Id,
  /** What the form shows, in the policy's own named terms. */
  terms: z.array(Id),
  points: z.int().min(0).optional(),
});

const TestResult = z.strictObject({ test: Id, score: z.number().finite() });

const Boarding = z.strictObject({ school: Id, need: z.boolean(), suitable: z.boolean(), serviceHelp: z.boolean() });

export const ChildFacts = z.strictObject({
  care: z.enum(careStatuses).optional(),
  needs: z.array(Need).optional(),
  vulnerable: z.array(z.enum(vulnerabilities)).optional(),
  siblings: z.array(Sibling).optional(),
  staff: z.array(Staff).optional(),
  attends: z.array(Attendance).optional(),
  /** The areas the home lies in, by the maps, postcode lists or parishes the policies name. */
  areas: z.array(Id).optional(),
  /** For each named set of schools, the one nearest to the home (more than one when exactly equal). */
  nearest: z.array(z.strictObject({ among: Id, schools: z.array(Id) })).optional(),
  faith: z.array(Faith).optional(),
  tests: z.array(TestResult).optional(),
  premiums: z.array(z.enum(premiums)).optional(),
  /** A parent serves, or served, in the armed forces in the way the policy's definition says. */
  serviceFamily: z.boolean().optional(),
  /** A standing the school itself grants and names in its policy: probationer chorister, founder's child. */
  roles: z.array(z.strictObject({ school: Id, role: Id })).optional(),
  boarding: z.array(Boarding).optional(),
  /** The child's place in a strict order that an own-authority school returned, 1 first. */
  listed: z.array(z.strictObject({ school: Id, position: z.int().min(1) })).optional(),
  /** Twins, triplets and more share this name. */
  multipleBirth: Id.optional(),
});

export type ChildFacts = z.infer<typeof ChildFacts>;
export type CareStatus = (typeof careStatuses)[number];
export type SiblingFact = z.infer<typeof Sibling>;

/** The measured distances of one preference, in whole millimetres by the measure's name; NaN where there is none. */
export interface Distances {
  millimetres(measure: string): number;
}

/** How a band was reached for this child at this school, when the policy bands its applicants. */
export interface Bands {
  bandOf(banding: string): string | undefined;
}

/** What a criterion may look at besides the facts: the measured distances and the band. */
export interface Measured extends Distances, Bands {}

/**
 * The same facts with every field present, absent ones as undefined.
 *
 * A nation's facts are read many millions of times; when all have one shape, a reading costs a fraction.
 */
function inOneShape(facts: ChildFacts): ChildFacts {
  const all: { readonly [Field in keyof Required<ChildFacts>]: ChildFacts[Field] | undefined } = {
    care: facts.care,
    needs: facts.needs,
    vulnerable: facts.vulnerable,
    siblings: facts.siblings,
    staff: facts.staff,
    attends: facts.attends,
    areas: facts.areas,
    nearest: facts.nearest,
    faith: facts.faith,
    tests: facts.tests,
    premiums: facts.premiums,
    serviceFamily: facts.serviceFamily,
    roles: facts.roles,
    boarding: facts.boarding,
    listed: facts.listed,
    multipleBirth: facts.multipleBirth,
  };
  return all;
}

/**
 * Gives children whose facts are alike the same object, in one shape.
 *
 * Most children of a nation differ only in where they live, so this saves most of the memory and of the time to fetch it.
 */
export function sharingAlike(): (facts: ChildFacts) => ChildFacts {
  const known = new Map<string, ChildFacts>();
  return (facts) => {
    const name = canonicalJson(facts);
    const before = known.get(name);
    if (before !== undefined) return before;
    const now = inOneShape(interned(facts));
    known.set(name, now);
    return now;
  };
}

/** The bit of each kind of fact in a mask of the facts present. */
const bits: { readonly [Field in keyof Required<ChildFacts>]: number } = {
  care: 1,
  needs: 2,
  vulnerable: 4,
  siblings: 8,
  staff: 16,
  attends: 32,
  areas: 64,
  nearest: 128,
  faith: 256,
  tests: 512,
  premiums: 1024,
  serviceFamily: 2048,
  roles: 4096,
  boarding: 8192,
  listed: 16_384,
  multipleBirth: 32_768,
};

/** The mask of the facts present. Written out, because a nation's facts are looked through at every decision. */
export function factsPresent(facts: ChildFacts): number {
  return (
    (facts.care === undefined ? 0 : bits.care) |
    (facts.needs === undefined ? 0 : bits.needs) |
    (facts.vulnerable === undefined ? 0 : bits.vulnerable) |
    (facts.siblings === undefined ? 0 : bits.siblings) |
    (facts.staff === undefined ? 0 : bits.staff) |
    (facts.attends === undefined ? 0 : bits.attends) |
    (facts.areas === undefined ? 0 : bits.areas) |
    (facts.nearest === undefined ? 0 : bits.nearest) |
    (facts.faith === undefined ? 0 : bits.faith) |
    (facts.tests === undefined ? 0 : bits.tests) |
    (facts.premiums === undefined ? 0 : bits.premiums) |
    (facts.serviceFamily === undefined ? 0 : bits.serviceFamily) |
    (facts.roles === undefined ? 0 : bits.roles) |
    (facts.boarding === undefined ? 0 : bits.boarding) |
    (facts.listed === undefined ? 0 : bits.listed) |
    (facts.multipleBirth === undefined ? 0 : bits.multipleBirth)
  );
}

/** The mask of some kinds of fact. */
export function maskOf(names: readonly (keyof ChildFacts)[]): number {
  return names.reduce((mask, name) => mask | bits[name], 0);
}
