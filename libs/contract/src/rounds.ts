import { z } from 'zod';
import { SchemeFallback } from './authorities';
import { pageOf, PageQuery } from './page';
import { routes } from './route';
import { AuthorityId, SchoolId, RoundId, Day, Time, Text, ageGroups, roundPhases, timetables } from './school-words';

/** One school's places for one age group in one round. */
export const Intake = z.strictObject({
  id: z.uuid(),
  round: z.uuid(),
  school: z.string(),
  phase: z.enum(roundPhases),
  year: z.int(),
  ageGroup: z.enum(ageGroups),
  name: z.string(),
  admissionNumber: z.int(),
  offerLimit: z.int(),
  offerLimitReason: z.string().nullable(),
  /** The determined policy version that orders it; nothing until one is determined. */
  policy: z.uuid().nullable(),
  takesFallback: z.boolean(),
  catchment: z.array(z.string()),
});
export type Intake = z.infer<typeof Intake>;

export const roundStages = ['ahead', 'open', 'closed', 'offered'] as const;

export const Round = z.strictObject({
  id: z.uuid(),
  authority: z.string(),
  phase: z.enum(roundPhases),
  timetable: z.enum(timetables),
  year: z.int(),
  title: z.string(),
  preferences: z.int(),
  fallback: SchemeFallback,
  fallbackMeasure: z.enum(['straight-line', 'walking-route']),
  dates: z.strictObject({
    opens: Day,
    closes: Day,
    lateUntil: Day,
    addressesUntil: Day,
    offers: Day,
    answersBy: Day,
  }),
  releaseTime: Time,
  /** The instants that follow from the dates: opening, the end of closing day, and the release of offers. */
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  releaseAt: z.iso.datetime(),
  stage: z.enum(roundStages),
  /** What comes next, for a countdown; nothing once offers are out. */
  next: z.strictObject({ what: z.enum(['opens', 'closes', 'offers']), at: z.iso.datetime(), days: z.int() }).nullable(),
});
export type Round = z.infer<typeof Round>;

export const NewRound = z.strictObject({
  authority: AuthorityId,
  phase: z.enum(roundPhases),
  year: z.int().min(2000).max(2100),
  title: Text.optional(),
});
export type NewRound = z.infer<typeof NewRound>;

/** The dates of a round that its scheme sets; the statutory ones are the law's. */
export const NewRoundDates = z
  .strictObject({
    opens: Day.optional(),
    lateUntil: Day.optional(),
    addressesUntil: Day.optional(),
    answersBy: Day.optional(),
    releaseTime: Time.optional(),
    /** Why they change, for the audit and for those who ask. */
    reason: Text,
  })
  .refine(({ reason: _reason, ...dates }) => Object.values(dates).some((value) => value !== undefined), {
    message: 'Give at least one date to change.',
  });
export type NewRoundDates = z.infer<typeof NewRoundDates>;

export const NewIntake = z.strictObject({
  school: SchoolId,
  ageGroup: z.enum(ageGroups),
  admissionNumber: z.int().min(1).max(2_000),
  /** The admission number when it is left out. */
  offerLimit: z.int().min(1).max(2_000).optional(),
  reason: Text.optional(),
  takesFallback: z.boolean().default(true),
  catchment: z
    .array(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/))
    .max(50)
    .default([]),
});
export type NewIntake = z.infer<typeof NewIntake>;

const OfRound = z.strictObject({ round: RoundId });

export const roundRoutes = routes({
  list: {
    method: 'get',
    path: 'rounds',
    summary: 'Rounds with their dates and what comes next, those that close soonest first.',
    query: z.strictObject({
      authority: AuthorityId.optional(),
      stage: z.enum(roundStages).optional(),
      ...PageQuery.shape,
    }),
    answer: pageOf(Round),
  },
  show: { method: 'get', path: 'rounds/:round', summary: 'One round.', params: OfRound, answer: Round },
  add: {
    method: 'post',
    path: 'rounds',
    summary: 'Adds a round, its dates computed from the law and the scheme.',
    body: NewRound,
    answer: Round,
    status: 201,
  },
  changeDates: {
    method: 'patch',
    path: 'rounds/:round/dates',
    summary: 'Changes dates that the scheme sets, while they lie ahead.',
    params: OfRound,
    body: NewRoundDates,
    answer: Round,
  },
  intakes: {
    method: 'get',
    path: 'rounds/:round/intakes',
    summary: 'The intakes of a round with their numbers of places.',
    params: OfRound,
    query: PageQuery,
    answer: pageOf(Intake),
  },
  setIntake: {
    method: 'put',
    path: 'rounds/:round/intakes',
    summary: 'Sets a school’s places in a round: admission number, offer limit and reason.',
    params: OfRound,
    body: NewIntake,
    answer: Intake,
  },
});
