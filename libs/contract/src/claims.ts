import { Id, careStatuses, premiums, siblingTies, vulnerabilities } from '@policy';
import { z } from 'zod';

/** Whatever a parent may claim follows what a policy can ask (`ChildFacts`); what is in no policy is never asked (2.4). */

const Place = z.string().min(1).max(100);
const Words = z.string().trim().min(1).max(4000);
const Name = z.string().trim().min(1).max(100);

/** The child is, or was, in care (1.7). Seen by named roles only. */
const CareClaim = z.strictObject({
  kind: z.literal('care'),
  status: z.enum(careStatuses),
  /** The authority in whose care the child is or was. */
  inCareOf: Name.optional(),
  /** How the child left care. */
  leftBy: z.enum(['adoption', 'child-arrangements-order', 'special-guardianship-order']).optional(),
});

/** A medical or social need that only, or best, this school meets (1.16). Seen by officers only: their panel decides. */
const NeedClaim = z.strictObject({
  kind: z.literal('need'),
  school: Place,
  need: z.enum(['medical', 'social']),
  of: z.enum(['child', 'parent']),
  /** Why this school. */
  says: Words,
});

/** A circumstance that some policies put first. Seen by officers only. */
const VulnerableClaim = z.strictObject({ kind: z.literal('vulnerable'), circumstance: z.enum(vulnerabilities) });

const SiblingClaim = z.strictObject({
  kind: z.literal('sibling'),
  /** The school that the brother or sister attends. */
  school: Place,
  name: Name,
  dateOfBirth: z.iso.date().optional(),
  tie: z.enum(siblingTies),
  /** The sibling's year now: 0 for Reception, -1 for nursery. */
  year: z.int().min(-1).max(14).optional(),
  inResourcedProvision: z.boolean().optional(),
});

const StaffClaim = z.strictObject({
  kind: z.literal('staff'),
  school: Place,
  /** The parent who works there. */
  name: Name,
  since: z.iso.date().optional(),
  skillShortage: z.boolean().optional(),
});

/** Attends a feeder school, or the nursery of a school (1.15, 1.39B). */
const AttendsClaim = z.strictObject({
  kind: z.literal('attends'),
  school: Place,
  as: z.enum(['school', 'nursery']),
  since: z.iso.date().optional(),
});

const FaithClaim = z.strictObject({
  kind: z.literal('faith'),
  school: Place,
  /** The supplementary form, by its name in the school's policy. */
  form: Id,
  terms: z.array(Id).max(30).default([]),
  says: Words.optional(),
});

const TestClaim = z.strictObject({
  kind: z.literal('test'),
  school: Place,
  test: Id,
  /** The number under which the child was entered. */
  entry: Name.optional(),
});

const PremiumClaim = z.strictObject({ kind: z.literal('premium'), premium: z.enum(premiums) });
const ServiceFamilyClaim = z.strictObject({ kind: z.literal('service-family'), says: Words.optional() });
const RoleClaim = z.strictObject({ kind: z.literal('role'), school: Place, role: Id, says: Words.optional() });
const BoardingClaim = z.strictObject({
  kind: z.literal('boarding'),
  school: Place,
  need: z.boolean(),
  serviceHelp: z.boolean(),
});
const MultipleBirthClaim = z.strictObject({ kind: z.literal('multiple-birth') });

/** What a parent says is true. It counts for nothing until somebody has found it so. */
export const Claim = z.discriminatedUnion('kind', [
  CareClaim,
  NeedClaim,
  VulnerableClaim,
  SiblingClaim,
  StaffClaim,
  AttendsClaim,
  FaithClaim,
  TestClaim,
  PremiumClaim,
  ServiceFamilyClaim,
  RoleClaim,
  BoardingClaim,
  MultipleBirthClaim,
]);
export type Claim = z.infer<typeof Claim>;

export const claimKinds = [
  'care',
  'need',
  'vulnerable',
  'sibling',
  'staff',
  'attends',
  'faith',
  'test',
  'premium',
  'service-family',
  'role',
  'boarding',
  'multiple-birth',
] as const satisfies readonly Claim['kind'][];
export type ClaimKind = (typeof claimKinds)[number];

/** One thing that a parent may claim, because the policy of a school they named asks for it. */
export const ClaimAsked = z.strictObject({
  kind: z.enum(claimKinds),
  /** The school whose policy asks. */
  askedBy: z.string(),
  /** The schools that the claim may be about; any when it is about none in particular. */
  schools: z.array(z.string()).optional(),
  /** The forms, tests, roles, premiums, care statuses or circumstances that the policy names. */
  names: z.array(z.string()).optional(),
});
export type ClaimAsked = z.infer<typeof ClaimAsked>;

/** The same in words that a family can be asked with: the schools and the things that the policy names, as it calls them. */
export const ClaimQuestion = ClaimAsked.extend({
  askedByName: z.string(),
  /** By the id of each school that the claim may be about. */
  schoolNames: z.record(z.string(), z.string()),
  /** What the policy calls its forms, tests and standings; of a form also what it may show. */
  named: z.array(
    z.strictObject({
      name: z.string(),
      says: z.string(),
      terms: z.array(z.strictObject({ name: z.string(), says: z.string() })),
    }),
  ),
});
export type ClaimQuestion = z.infer<typeof ClaimQuestion>;
