import { z } from 'zod';
import { Claim, claimKinds } from './claims';

const Reason = z.string().trim().min(5, 'Say why, in a sentence for the parent.').max(2000);

/** A question that a school has not answered: is what the parent says so? */
export const SchoolQuestion = z.strictObject({
  claim: z.uuid(),
  round: z.uuid(),
  kind: z.enum(claimKinds),
  says: z.string(),
  child: z.strictObject({ firstNames: z.string(), lastName: z.string(), dateOfBirth: z.iso.date() }),
  details: Claim,
  items: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
});
export type SchoolQuestion = z.infer<typeof SchoolQuestion>;

const Answered = { claim: z.uuid(), yes: z.boolean(), reason: Reason.optional() };

/** A school's answer: yes or no, and what only the school knows. */
export const SchoolAnswer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('sibling'),
    ...Answered,
    /** The year the brother or sister is in now: 0 for Reception, -1 for nursery. The claim's when it is left out. */
    year: z.int().min(-1).max(13).optional(),
    /** Whether they will still be there when the child starts; yes when it is left out. */
    stays: z.boolean().optional(),
    inResourcedProvision: z.boolean().optional(),
    displaced: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('attends'), ...Answered }),
  z.strictObject({
    kind: z.literal('staff'),
    ...Answered,
    twoYears: z.boolean().optional(),
    skillShortage: z.boolean().optional(),
  }),
  z.strictObject({
    kind: z.literal('faith'),
    ...Answered,
    terms: z.array(z.string()).max(30).optional(),
    points: z.int().min(0).optional(),
  }),
  z.strictObject({ kind: z.literal('test'), ...Answered, score: z.number().optional() }),
  z.strictObject({ kind: z.literal('role'), ...Answered }),
  z.strictObject({
    kind: z.literal('boarding'),
    ...Answered,
    need: z.boolean().optional(),
    suitable: z.boolean().optional(),
    serviceHelp: z.boolean().optional(),
  }),
]);
export type SchoolAnswer = z.infer<typeof SchoolAnswer>;
