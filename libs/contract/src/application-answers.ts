import { z } from 'zod';
import { Claim } from './claims';

/** The answers of an application. Each may stand unfinished in a draft; only what is submitted must be whole. */

const Name = z.string().trim().max(100);
const Words = z.string().trim().max(2000);
const Place = z.string().min(1).max(100);

export const ChildAnswer = z.strictObject({
  firstNames: Name.min(1, 'Give the child’s first name.'),
  lastName: Name.min(1, 'Give the child’s last name.'),
  preferredName: Name.optional(),
  dateOfBirth: z.iso.date('Give the day the child was born, such as 2023-11-30.'),
  sex: z.enum(['female', 'male']).optional(),
  /** The school or nursery the child attends now, by its id, or by name where we do not know it. */
  currentSchool: Place.optional(),
  currentSchoolName: Name.optional(),
});
export type ChildAnswer = z.infer<typeof ChildAnswer>;

/** A point of the National Grid, and how it was found. */
export const HomePoint = z.strictObject({
  easting: z.number().min(0).max(700_000),
  northing: z.number().min(0).max(1_300_000),
  from: z.enum(['register', 'map', 'substitute']),
});

/**
 * Why this is the address that counts: where the child lives; a unit, quartering or intended address of a family that
 * serves the Crown (2.21); a substitute for a boat or a site that has no address.
 */
export const homeKinds = ['usual', 'unit', 'quartering', 'intended', 'substitute'] as const;

export const HomeAnswer = z.strictObject({
  kind: z.enum(homeKinds).default('usual'),
  lines: z.array(Name.min(1)).min(1).max(6),
  postcode: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/, 'Give a postcode, such as AB1 2CD.')
    .optional(),
  uprn: z
    .string()
    .regex(/^\d{1,12}$/, 'Give the digits of the UPRN.')
    .optional(),
  point: HomePoint.optional(),
  since: z.iso.date().optional(),
  /** School-week nights that the child sleeps here, of five. */
  nights: z.int().min(0).max(5).optional(),
  /** Where the nights are equal: why this address counts (domain: agreement, Child Benefit, a court's order). */
  because: z.enum(['most-nights', 'court-order', 'agreed', 'child-benefit', 'doctor']).optional(),
});
export type HomeAnswer = z.infer<typeof HomeAnswer>;

export const PreferencesAnswer = z
  .array(z.strictObject({ intake: z.string().min(1).max(200), says: Words.optional() }))
  .max(12);

/** What decides who deals with the application, and who may see it. Seen by named roles only. */
export const CircumstancesAnswer = z.strictObject({
  lookedAfter: z.boolean().optional(),
  ehcPlan: z.boolean().optional(),
  /** The address must not become known to somebody. */
  confidentialAddress: z.boolean().optional(),
  courtOrder: z.boolean().optional(),
});

/** Asks for a place outside the child's own age group, school by school (2.18-2.20). */
export const AgeGroupAnswer = z
  .array(z.strictObject({ intake: z.string().min(1).max(200), says: Words.min(1, 'Say why.') }))
  .max(12);

export const ContactAnswer = z.strictObject({
  by: z.enum(['email', 'post', 'telephone']),
  email: z.email().max(254).optional(),
  telephone: z.string().trim().max(30).optional(),
  /** What helps: large print, a language, somebody to speak to. */
  needs: Words.optional(),
});

/** Every answer of an application, by its name. */
export const answers = {
  child: ChildAnswer,
  home: HomeAnswer,
  otherHome: HomeAnswer,
  preferences: PreferencesAnswer,
  claims: z.array(Claim).max(40),
  circumstances: CircumstancesAnswer,
  ageGroup: AgeGroupAnswer,
  contact: ContactAnswer,
} as const;
export type AnswerName = keyof typeof answers;
export const answerNames = Object.keys(answers) as [AnswerName, ...AnswerName[]];

/** All the answers that were given, as they stand. */
export const Answers = z.strictObject({
  child: answers.child.optional(),
  home: answers.home.optional(),
  otherHome: answers.otherHome.optional(),
  preferences: answers.preferences.optional(),
  claims: answers.claims.optional(),
  circumstances: answers.circumstances.optional(),
  ageGroup: answers.ageGroup.optional(),
  contact: answers.contact.optional(),
});
export type Answers = z.infer<typeof Answers>;

/** One answer to keep: which, on top of which revision of it, and the answer; nothing takes it away. */
export const AnswerToSave = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('child'), revision: z.int().min(0), value: answers.child }),
  z.strictObject({ answer: z.literal('home'), revision: z.int().min(0), value: answers.home.nullable() }),
  z.strictObject({ answer: z.literal('otherHome'), revision: z.int().min(0), value: answers.otherHome.nullable() }),
  z.strictObject({ answer: z.literal('preferences'), revision: z.int().min(0), value: answers.preferences.nullable() }),
  z.strictObject({ answer: z.literal('claims'), revision: z.int().min(0), value: answers.claims.nullable() }),
  z.strictObject({
    answer: z.literal('circumstances'),
    revision: z.int().min(0),
    value: answers.circumstances.nullable(),
  }),
  z.strictObject({ answer: z.literal('ageGroup'), revision: z.int().min(0), value: answers.ageGroup.nullable() }),
  z.strictObject({ answer: z.literal('contact'), revision: z.int().min(0), value: answers.contact.nullable() }),
]);
export type AnswerToSave = z.infer<typeof AnswerToSave>;
