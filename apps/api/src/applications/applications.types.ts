import type { DateOnly } from '@kernel';
import type { Claim } from '@contract';

/** What the applications room gives the rooms below it. Nothing here is personal beyond what their verbs need. */

export const applicationStates = ['draft', 'submitted', 'amended', 'withdrawn', 'void'] as const;
export type ApplicationState = (typeof applicationStates)[number];

export const channels = ['portal', 'paper', 'telephone'] as const;
export type Channel = (typeof channels)[number];

export const latenesses = ['on-time', 'late', 'late-with-good-reason'] as const;
export type Lateness = (typeof latenesses)[number];

/** A wish for a place outside the child's age group: asked, and what the admission authority said (2.18-2.20). */
export const ageGroupAnswers = ['asked', 'agreed', 'refused'] as const;
export type AgeGroupAnswer = (typeof ageGroupAnswers)[number];

export const restrictedKinds = ['looked-after', 'confidential-address', 'ehc-plan'] as const;
export type RestrictedKind = (typeof restrictedKinds)[number];

/** A preference that counts in its round. */
export interface CountingPreference {
  readonly intake: string;
  readonly school: string;
  readonly rank: number;
  readonly lateness: Lateness;
  /** When it was named: by this moment it is late or not. */
  readonly receivedAt: Date;
  /** Nothing when the child is of the intake's own age. */
  readonly ageGroup: AgeGroupAnswer | null;
}

/** The home that counts for an application at a moment. */
export interface CountingHome {
  readonly id: string;
  readonly kind: string;
  readonly lines: readonly string[];
  readonly postcode: string | null;
  readonly uprn: string | null;
  /** Nothing while the home is on no map: then nothing can be measured from it. */
  readonly point: { readonly easting: number; readonly northing: number } | null;
}

/** A claim that stands: not taken back by the parent. */
export interface StandingClaim {
  readonly id: string;
  readonly application: string;
  readonly child: string;
  /** The school that the claim is about; nothing when it is about none in particular. */
  readonly school: string | null;
  readonly claim: Claim;
  /** False while it is only in answers that were saved: then it is the family's own, and nothing is found of it. */
  readonly sent: boolean;
}

/** Everything of one application that counts in a round. */
export interface RoundApplication {
  readonly application: string;
  readonly reference: string;
  readonly child: string;
  readonly authority: string;
  readonly dateOfBirth: DateOnly;
  /** Shared by twins, triplets and more. */
  readonly multipleBirth: string | null;
  readonly preferences: readonly CountingPreference[];
  readonly home: CountingHome | null;
  readonly claims: readonly StandingClaim[];
}

/** Why a round cannot be run yet, and which applications it concerns. */
export interface ApplicationBlock {
  readonly why: 'contested' | 'lateness-undecided' | 'change-undecided' | 'age-group-undecided' | 'home-without-point';
  readonly application: string;
  readonly child: string;
  readonly intake?: string;
}

/** A child as officers and guardians know them. */
export interface ChildRecord {
  readonly id: string;
  readonly authority: string;
  readonly firstNames: string;
  readonly lastName: string;
  readonly preferredName: string | null;
  readonly dateOfBirth: DateOnly;
  readonly sex: 'female' | 'male' | null;
  readonly currentSchool: string | null;
  readonly currentSchoolName: string | null;
  readonly multipleBirth: string | null;
}

/** An account that guards a child now. */
export interface Guardian {
  readonly account: string;
  readonly relationship: string;
  readonly parentalResponsibility: boolean;
  /** Accounts that must learn nothing of this guardian. */
  readonly hiddenFrom: readonly string[];
}

/** What letters say of an application; as the service itself reads it, for whoever sent it. */
export interface ForLetters {
  readonly id: string;
  readonly reference: string;
  readonly child: string;
  readonly authority: string;
  readonly round: string;
  readonly state: ApplicationState;
  readonly channel: Channel;
  /** The account that sent it; nothing for paper and telephone without an account, and for corporate parents. */
  readonly account: string | null;
  readonly corporateParent: string | null;
  readonly counts: boolean;
  readonly contested: boolean;
  /** Whether it was begun, or changed, and not sent. */
  readonly unsent: boolean;
  readonly endedBecause: string | null;
  readonly home: { readonly lines: readonly string[]; readonly postcode: string | null } | null;
  /** As they were sent, the first first; the intakes in the order the parent gave them. */
  readonly versions: readonly {
    readonly number: number;
    readonly receipt: string;
    readonly receivedAt: Date;
    readonly late: boolean;
    readonly intakes: readonly string[];
  }[];
  readonly latenessToDecide: number;
  /** The newest decision about each preference, in rank order. */
  readonly decisions: readonly {
    readonly about: 'lateness' | 'age-group';
    readonly intake: string;
    readonly school: string;
    readonly outcome: string;
    readonly reason: string;
  }[];
  readonly changes: readonly {
    readonly id: string;
    readonly kind: 'address' | 'preferences';
    readonly outcome: string;
    readonly decision: string;
  }[];
}
