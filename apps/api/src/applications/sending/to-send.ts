import type { Answers } from '@contract';
import type { ApplicationState, Channel, AgeGroupAnswer, Lateness } from '../applications.types';

/** An application as the database gives it to whoever sends it, locked until the transaction ends. */
export interface ToSend {
  readonly id: string;
  readonly reference: string;
  readonly child: string;
  readonly authority: string;
  readonly round: string;
  readonly channel: Channel;
  readonly state: ApplicationState;
  readonly account: string | null;
  readonly corporateParent: string | null;
  readonly counts: boolean;
  readonly contested: boolean;
  readonly versions: number;
  readonly sentRevision: number | null;
  readonly answers: Answers;
  readonly revision: number;
  readonly latest: KeptVersion | null;
  readonly preferences: readonly KeptPreference[];
  readonly homes: readonly KeptHome[];
  /** Applications of others that may be for the same child and have not been looked at yet. */
  readonly rivals: readonly Rival[];
}

export interface KeptVersion {
  readonly number: number;
  readonly revision: number;
  readonly receipt: string;
  readonly digest: string;
  readonly declaration: string;
  readonly submitted_at: string;
  readonly late: boolean;
}

export interface KeptPreference {
  readonly id: string;
  readonly intake: string;
  readonly receivedAt: string;
  readonly lateness: Lateness;
  readonly latenessDecided: boolean;
  readonly ageGroup: AgeGroupAnswer | null;
}

export interface KeptHome {
  readonly kind: string;
  readonly lines: readonly string[];
  readonly postcode: string | null;
  readonly uprn: string | null;
  readonly easting: number | null;
  readonly northing: number | null;
  readonly point_from: string | null;
  readonly nights: number | null;
  readonly because: string | null;
  readonly from_day: string | null;
}

export interface Rival {
  readonly application: string;
  readonly child: string;
  readonly how: string;
  readonly counts: boolean;
}
