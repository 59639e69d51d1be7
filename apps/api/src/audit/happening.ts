import type { Actor } from '@kernel';
import type { HappeningKind } from './kinds';

/** Small facts of a happening. No personal data: what is written here can never be taken back. */
export type About = Readonly<Record<string, string | number | boolean | null | readonly (string | number)[]>>;

/** What a verb tells the audit. */
export interface NewHappening {
  readonly kind: HappeningKind;
  /** Who did it. */
  readonly actor: Actor;
  /** Whose officers and auditors may see it. Without one, only the operator and auditors of everything do. */
  readonly authority?: string | undefined;
  readonly school?: string | undefined;
  /** The id of the child it is about. */
  readonly child?: string | undefined;
  /** The id of the thing it was done to. */
  readonly subject: string;
  readonly about?: About | undefined;
  /** The number of the request it came with, to find it in the log; that of the request under way when it is not said. */
  readonly request?: string | undefined;
}

/** A sealed happening, as a follower is given it. */
export interface Happening {
  readonly id: string;
  /** Its place in the chain; followers go by it. */
  readonly position: number;
  readonly at: Date;
  readonly kind: string;
  readonly account: string;
  readonly authority: string | null;
  readonly school: string | null;
  readonly child: string | null;
  readonly subject: string;
  readonly about: About;
}
