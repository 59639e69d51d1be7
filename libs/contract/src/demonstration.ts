import { z } from 'zod';
import { ChildAnswer, HomeAnswer } from './application-answers';
import { roundStages } from './rounds';
import { routes } from './route';

const Instant = z.iso.datetime();

/** The steps in which the town is put in, in their order. */
export const townSteps = [
  'authorities',
  'schools',
  'policies',
  'maps',
  'draws',
  'families',
  'findings',
  'lists',
  'neighbour',
  'in',
] as const;
export type TownStep = (typeof townSteps)[number];

/** Moments of the town's Year 7 round that the clock can be moved to by name. */
export const momentNames = [
  'before-closing',
  'last-evening',
  'after-closing',
  'offer-day',
  'after-answers',
  'september',
] as const;
export type MomentName = (typeof momentNames)[number];

/** What time it is in the demonstration, and where it can be moved to. */
export const DemonstrationClock = z.strictObject({
  now: Instant,
  /** The day it is in England. */
  today: z.iso.date(),
  /** Nothing while the town has no round yet. */
  moments: z.array(z.strictObject({ name: z.enum(momentNames), says: z.string(), at: Instant, passed: z.boolean() })),
  /**
   * The moment that comes once the officers, who are being played, are done; `stuck` when something is left that only a
   * person can settle.
   */
  officers: z.strictObject({ to: z.enum(momentNames), state: z.enum(['working', 'stuck']) }).nullable(),
});
export type DemonstrationClock = z.infer<typeof DemonstrationClock>;

/** Where a round is on its way, by what has happened in it. */
export const roundSteps = [
  'ahead',
  'applying',
  'closed',
  'prepared',
  'decided',
  'verified',
  'released',
  'offers',
  'answers-due',
] as const;
export type RoundStep = (typeof roundSteps)[number];

/** What a parent of the demonstration would answer, for whoever plays them. */
export const PersonasFamily = z.strictObject({
  children: z.array(ChildAnswer),
  home: HomeAnswer,
  /** The schools they wish for, best wish first. */
  schools: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  /** How far they have come, and what is to be seen in it. */
  says: z.string(),
});
export type PersonasFamily = z.infer<typeof PersonasFamily>;

export const DemonstrationState = z.strictObject({
  now: Instant,
  town: z.strictObject({
    state: z.enum(['none', 'waiting', 'putting-in', 'in', 'failed']),
    says: z.string(),
    step: z.enum(townSteps).nullable(),
    /** How much of the step is done, where it can be counted. */
    done: z.int().nullable(),
    total: z.int().nullable(),
  }),
  round: z
    .strictObject({
      id: z.uuid(),
      authority: z.string(),
      title: z.string(),
      stage: z.enum(roundStages),
      step: z.enum(roundSteps),
      says: z.string(),
    })
    .nullable(),
  personas: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      says: z.string(),
      roles: z.array(z.string()),
      family: PersonasFamily.nullable(),
    }),
  ),
  /** Letters to the personas, as they would have gone out, the newest first. */
  outbox: z.array(z.strictObject({ to: z.string(), subject: z.string(), text: z.string(), at: Instant })),
});
export type DemonstrationState = z.infer<typeof DemonstrationState>;

/** Only in the demonstration: what it shows, and its clock. A service for real families has none of this. */
export const demonstrationRoutes = routes({
  state: {
    method: 'get',
    path: 'demonstration/state',
    summary: 'How far the town has been put in, where its round is, who can be played, and which letters went out.',
    query: z.strictObject({ letters: z.coerce.number().int().min(0).max(500).default(50) }),
    answer: DemonstrationState,
  },
  clock: {
    method: 'get',
    path: 'demonstration/clock',
    summary: 'What time it is in the demonstration, and the moments it can be moved to.',
    answer: DemonstrationClock,
  },
  moveClock: {
    method: 'post',
    path: 'demonstration/clock',
    summary:
      'Moves the clock forward to a moment by its name, or to any date and time. What became due meanwhile is done.',
    body: z.union([
      z.strictObject({
        moment: z.enum(momentNames),
        /** Whether the officers are played first, where nobody has released the offers of offer day by hand. */
        officers: z.boolean().default(false),
      }),
      z.strictObject({ at: z.iso.datetime({ offset: true }) }),
    ]),
    answer: DemonstrationClock,
  },
});
