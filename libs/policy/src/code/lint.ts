import type { Paragraph } from '../criterion';
import type { Policy } from '../policy';
import type { Limits } from './edition';
import type { Example } from './examples';

/** Whether the Code requires it, or good practice asks for it. */
export type Strength = 'must' | 'should';

/** One thing a lint found: where in the document, and the sentence an officer reads. */
export interface Finding {
  readonly path: string;
  /** One or more plain sentences; the paragraph is added when it is shown. */
  readonly message: string;
}

/** One thing that the Code asks of a policy document, and how we look for a breach of it. */
export interface Lint {
  /** The first paragraph and a short name: `1.7-looked-after-first`. */
  readonly id: string;
  readonly paragraphs: readonly [Paragraph, ...Paragraph[]];
  readonly strength: Strength;
  /** What is checked, in one sentence. */
  readonly says: string;
  /** How to mend a policy that breaks it. */
  readonly mend: string;
  readonly check: (policy: Policy, limits: Limits) => readonly Finding[];
  readonly lawful: readonly Example[];
  readonly unlawful: readonly Example[];
}

/** What the lint says of a policy: *must* or *should*, the paragraphs, where, why, and how to mend it. */
export interface Remark {
  readonly lint: string;
  readonly strength: Strength;
  readonly paragraphs: readonly Paragraph[];
  /** The year of the Code edition checked against. */
  readonly edition: string;
  readonly path: string;
  readonly says: string;
  readonly mend: string;
}

/** Declares one lint. */
export function lint(definition: Lint): Lint {
  return definition;
}
