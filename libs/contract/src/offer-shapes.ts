import { z } from 'zod';
import { TrailOfChild } from './allocation';

export const offerStates = ['offered', 'accepted', 'declined', 'withdrawn', 'lapsed', 'replaced'] as const;
export type OfferState = (typeof offerStates)[number];

/** How a child came to a place. The last three are places over the number, given outside a run. */
export const offerWays = ['preference', 'fallback', 'over-number', 'ehc-plan', 'directed', 'appeal', 'remedy', 'fair-access'] as const;
export type OfferWay = (typeof offerWays)[number];

/** The only reasons for which an offer may be withdrawn (2.12). */
export const withdrawalGrounds = ['made-in-error', 'no-answer', 'misleading'] as const;
export type WithdrawalGround = (typeof withdrawalGrounds)[number];

/** Why a child stands where they stand on a waiting list, since the list was last published. */
export const waitingMoves = [
  'new-list',
  'joined',
  'stayed',
  'up-child-left',
  'up-child-placed',
  'up-facts-changed',
  'up-own-facts',
  'down-child-joined',
  'down-facts-changed',
  'down-own-facts',
] as const;
export type WaitingMove = (typeof waitingMoves)[number];

export const waitingStates = ['waiting', 'left', 'placed', 'closed'] as const;
export type WaitingState = (typeof waitingStates)[number];

const Instant = z.iso.datetime();
const Day = z.iso.date();
export const OfficersReason = z.string().trim().min(1, 'Give a reason.').max(2000);

/** A place offered, as its family sees it. */
export const OfferToFamily = z.strictObject({
  id: z.uuid(),
  intake: z.uuid(),
  school: z.string(),
  schoolName: z.string(),
  state: z.enum(offerStates),
  how: z.enum(offerWays),
  /** Which choice it was; nothing where the parent did not name it. */
  choice: z.int().nullable(),
  offeredOn: Instant,
  answerBy: Day,
  answer: z
    .strictObject({ answer: z.enum(['accept', 'decline']), receipt: z.string(), at: Instant, mine: z.boolean() })
    .nullable(),
  /** The day until which a family that has not answered was warned; nothing while it was not. */
  warnedUntil: Day.nullable(),
  /** Why it was withdrawn. */
  withdrawn: z
    .strictObject({ ground: z.enum(withdrawalGrounds), says: z.string(), appealBy: Day.nullable() })
    .nullable(),
});
export type OfferToFamily = z.infer<typeof OfferToFamily>;

/** A child's place on a waiting list. Equal children share the first position until a draw for the next place (1.35). */
export const WaitingPlaceToFamily = z.strictObject({
  intake: z.uuid(),
  state: z.enum(waitingStates),
  position: z.int().nullable(),
  /** How many children, this one included, share the position because only a draw would separate them. */
  equals: z.int().nullable(),
  of: z.int().nullable(),
  category: z.string().nullable(),
  /** The position in the publication before. */
  before: z.int().nullable(),
  because: z.enum(waitingMoves).nullable(),
  says: z.string(),
  asOf: Instant.nullable(),
  keptUntil: Day,
  tellMoves: z.boolean(),
});
export type WaitingPlaceToFamily = z.infer<typeof WaitingPlaceToFamily>;

/** One preference with its answer: why, what would have changed it, the place on the list, and the right to appeal. */
export const AnsweredPreference = z.strictObject({
  ...TrailOfChild.shape.entries.element.shape,
  waiting: WaitingPlaceToFamily.nullable(),
  appeal: z.strictObject({ refusal: z.uuid(), by: Day }).nullable(),
});
export type AnsweredPreference = z.infer<typeof AnsweredPreference>;

/** "My offer and why". */
export const MyOffer = z.strictObject({
  child: z.uuid(),
  round: z.uuid(),
  /** The newest offer; nothing where no school could offer a place. */
  offer: OfferToFamily.nullable(),
  /** Offers before it, newest first. */
  earlier: z.array(OfferToFamily),
  preferences: z.array(AnsweredPreference),
});
export type MyOffer = z.infer<typeof MyOffer>;

export const AnswerReceipt = z.strictObject({
  offer: z.uuid(),
  answer: z.enum(['accept', 'decline']),
  receipt: z.string(),
  at: Instant,
  state: z.enum(offerStates),
});
export type AnswerReceipt = z.infer<typeof AnswerReceipt>;

/** One version of a waiting list, as a family sees its own way through it. */
export const WaitingStep = z.strictObject({
  version: z.int(),
  publishedAt: Instant,
  position: z.int(),
  equals: z.int(),
  of: z.int(),
  before: z.int().nullable(),
  because: z.enum(waitingMoves),
  says: z.string(),
});
export type WaitingStep = z.infer<typeof WaitingStep>;

/** A line of an officer's list of offers. */
export const OfferLine = z.strictObject({
  id: z.uuid(),
  round: z.uuid(),
  run: z.uuid().nullable(),
  child: z.uuid(),
  childName: z.string(),
  intake: z.uuid(),
  school: z.string(),
  state: z.enum(offerStates),
  how: z.enum(offerWays),
  offeredAt: Instant,
  visibleFrom: Instant,
  answerBy: Day,
  answeredAt: Instant.nullable(),
  chasedAt: Instant.nullable(),
  warnedUntil: Day.nullable(),
});
export type OfferLine = z.infer<typeof OfferLine>;

/** A line of a school's own list: who is offered a place here and has answered. No rank, no other school, no reason. */
export const SchoolOfferLine = z.strictObject({
  offer: z.uuid(),
  child: z.uuid(),
  childName: z.string(),
  dateOfBirth: Day,
  state: z.enum(offerStates),
  offeredAt: Instant,
  answeredAt: Instant.nullable(),
});
export type SchoolOfferLine = z.infer<typeof SchoolOfferLine>;

export const VacancyLine = z.strictObject({
  intake: z.uuid(),
  school: z.string(),
  places: z.int(),
  accepted: z.int(),
  unanswered: z.int(),
  free: z.int(),
  /** Children over the number, by law, an appeal or a remedy (1.4). */
  over: z.int(),
  waiting: z.int(),
});
export type VacancyLine = z.infer<typeof VacancyLine>;

export const WaitingListVersion = z.strictObject({
  id: z.uuid(),
  intake: z.uuid(),
  version: z.int(),
  run: z.uuid(),
  because: z.string(),
  publishedAt: Instant,
  visibleFrom: Instant,
  children: z.int(),
  digest: z.string(),
});
export type WaitingListVersion = z.infer<typeof WaitingListVersion>;

export const WaitingListLine = z.strictObject({
  pool: z.string(),
  place: z.int(),
  child: z.uuid(),
  childName: z.string(),
  position: z.int(),
  equals: z.int(),
  category: z.string(),
  before: z.int().nullable(),
  because: z.enum(waitingMoves),
});
export type WaitingListLine = z.infer<typeof WaitingListLine>;

export const Withdrawal = z.strictObject({
  id: z.uuid(),
  offer: z.uuid(),
  child: z.uuid(),
  ground: z.enum(withdrawalGrounds),
  reason: z.string(),
  state: z.enum(['proposed', 'approved', 'refused']),
  proposedBy: z.string(),
  proposedAt: Instant,
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  decisionReason: z.string().nullable(),
});
export type Withdrawal = z.infer<typeof Withdrawal>;

export const extraPlaceKinds = ['directed', 'appeal', 'remedy', 'fair-access'] as const;

/** A place outside the order of the waiting list, proposed by one officer and approved by another (1.4, 2.15). */
export const ExtraPlace = z.strictObject({
  id: z.uuid(),
  round: z.uuid(),
  child: z.uuid(),
  intake: z.uuid(),
  kind: z.enum(extraPlaceKinds),
  reason: z.string(),
  state: z.enum(['proposed', 'approved', 'refused']),
  offer: z.uuid().nullable(),
  proposedBy: z.string(),
  proposedAt: Instant,
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  decisionReason: z.string().nullable(),
});
export type ExtraPlace = z.infer<typeof ExtraPlace>;

/** A request that waiting lists be ranked again: published once its run is verified. */
export const Reranking = z.strictObject({
  id: z.uuid(),
  round: z.uuid(),
  run: z.uuid(),
  because: z.string(),
  state: z.enum(['running', 'published', 'stopped']),
  askedAt: Instant,
});
export type Reranking = z.infer<typeof Reranking>;
