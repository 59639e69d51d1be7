import { checked, refuse } from '@kernel';
import { ChildFacts, Id } from '@policy';
import { parse } from 'yaml';
import { z } from 'zod';

/** The form in which an officer writes a case: what is given, and what the decision must say. See README.md beside this file. */

const Sentence = z.string().min(1);
const Metres = z.string().regex(/^\d+(\.\d+)? ?(mm|m|km|mi)$/, 'a distance such as 400m, 1.2km or 0.5mi is needed');
/** One distance, or one for each child of a group: so much for the first, so much more for each after it. */
const Along = z.union([Metres, z.strictObject({ from: Metres, by: Metres })]);
type Along = z.infer<typeof Along>;
const Score = z.union([z.number(), z.strictObject({ from: z.number(), by: z.number() })]);

const School = z.strictObject({
  /** The document's path from the root of the project. */
  policyFile: z.string().optional(),
  /** What this case takes as settled in a document that is not for ranking. */
  assumed: Sentence.optional(),
  /** A short policy written in the case; what it leaves out is filled in as README.md says. */
  policy: z.record(z.string(), z.unknown()).optional(),
  places: z.int().min(0).optional(),
  takesFallback: z.boolean().optional(),
  catchment: z.array(Id).optional(),
});
export type CaseSchool = z.infer<typeof School>;

const Held = z.strictObject({
  at: Id,
  why: z.enum(['directed', 'offer', 'accepted-offer', 'appeal']),
  pool: Id.optional(),
  mayMove: z.boolean().default(false),
  counts: z.boolean().default(true),
});

const Child = z.strictObject({
  wishes: z.array(Id).default([]),
  /** Facts as in a snapshot; siblings, staff, needs and schools attended may be shortened. */
  facts: z.record(z.string(), z.unknown()).default({}),
  scores: z.record(Id, Score).default({}),
  /** By school: the distance by the measure `straight`, or the distance by each measure. */
  distances: z.record(Id, z.union([Along.transform((straight) => ({ straight })), z.record(Id, Along)])).default({}),
  /** Distances that only the scheme's fallback uses. */
  reach: z.record(Id, Metres).default({}),
  /** The school that the child's EHC plan names. */
  plan: Id.optional(),
  held: Held.optional(),
  livesElsewhere: z.boolean().default(false),
});
export type CaseChild = z.infer<typeof Child>;

const names = z.array(Id);
const Counts = z.record(Id, z.record(z.string(), z.int().min(0)));

export const Case = z.strictObject({
  says: Sentence,
  source: Sentence,
  given: z.strictObject({
    round: z
      .strictObject({
        kind: z.enum(['offer-day', 'after-offer-day']).default('offer-day'),
        fallback: z.enum(['none', 'nearest-with-vacancy', 'catchment-then-nearest']).default('none'),
      })
      .default({ kind: 'offer-day', fallback: 'none' }),
    schools: z.record(Id, School),
    children: z.record(Id, Child).default({}),
    /** Many children alike, named Group-1, Group-2 and so on. */
    groups: z.record(Id, Child.extend({ count: z.int().min(1) })).default({}),
    /** By school: the seed of its draw. The draw's id is the school's name. */
    draws: z.record(Id, z.strictObject({ seed: Sentence })).default({}),
  }),
  expect: z.strictObject({
    /** By school, or by school and pool: the children in the order in which they come. */
    lists: z.record(Id, z.union([names, z.record(Id, names)])).optional(),
    /** By school and child: the first row the child meets, or `none`. */
    categories: z.record(Id, z.record(Id, z.string())).optional(),
    /** By child: the school, or `none`. */
    places: z.record(Id, Id).optional(),
    /** By child: how the child came to the place. */
    how: z.record(Id, z.enum(['none', 'preference', 'held', 'fallback', 'over-number'])).optional(),
    /** By school and child: the pool that took the child. */
    pools: z.record(Id, z.record(Id, Id)).optional(),
    /** By school and child: the row under which the child was taken, where a cap makes it differ from the category. */
    takenUnder: z.record(Id, z.record(Id, z.string())).optional(),
    /** By school and row: how many were taken. */
    takenByRow: Counts.optional(),
    /** By school and pool: how many were taken. */
    takenByPool: Counts.optional(),
    /** By school and group: how many were taken. */
    takenOfGroup: Counts.optional(),
    /** By child: what the school-proposing loop would give, where it differs. */
    schoolProposing: z.record(Id, Id).optional(),
    /** Words of the message with which the run must stop. */
    stops: Sentence.optional(),
  }),
});
export type Case = z.infer<typeof Case>;

/** The cases of a file; a file that is not as it should be is refused by name. */
export function parseCases(text: string, file: string): readonly Case[] {
  const cases = checked(z.array(Case).min(1), parse(text, { uniqueKeys: true, merge: true }), file);
  for (const one of cases) {
    if (Object.keys(one.expect).length === 0)
      refuse({ file, found: `nothing expected of "${one.says}"`, allowed: 'say what the decision must be.' });
  }
  return cases;
}

/** The facts of a case's child, with what the short forms leave out. */
export function factsOf(
  facts: Readonly<Record<string, unknown>>,
  scores: readonly { test: string; score: number }[],
  who: string,
): ChildFacts {
  const full: Record<string, unknown> = { ...facts };
  fill(full, 'siblings', { tie: 'full', atApplication: true, atAdmission: true, year: 9 });
  fill(full, 'staff', { twoYears: true, skillShortage: false });
  fill(full, 'needs', { kind: 'medical', of: 'child' });
  fill(full, 'attends', { as: 'school' });
  fill(full, 'faith', { terms: [] });
  if (scores.length > 0) full['tests'] = scores;
  return checked(ChildFacts, full, `the facts of ${who}`);
}

function fill(facts: Record<string, unknown>, key: string, usual: object): void {
  const given = facts[key];
  if (Array.isArray(given))
    facts[key] = given.map((one: unknown) => ({ ...usual, ...(typeof one === 'object' ? one : {}) }));
}

const millimetresIn = { mm: 1, m: 1_000, km: 1_000_000, mi: 1_609_344 } as const;

/** A distance as written, in whole millimetres. */
export function millimetresOf(text: string): number {
  const [, number = '0', unit = 'm'] = /^([\d.]+) ?(mm|m|km|mi)$/.exec(text) ?? [];
  return Math.round(
    Number(number) * (unit === 'km' || unit === 'mi' || unit === 'mm' ? millimetresIn[unit] : millimetresIn.m),
  );
}

/** The distance of the n-th child of a group, counting from 0. */
export function alongOf(along: Along, at: number): number {
  return typeof along === 'string' ? millimetresOf(along) : millimetresOf(along.from) + at * millimetresOf(along.by);
}

/** The score of the n-th child of a group, counting from 0. */
export function scoreOf(score: z.infer<typeof Score>, at: number): number {
  return typeof score === 'number' ? score : score.from + at * score.by;
}
