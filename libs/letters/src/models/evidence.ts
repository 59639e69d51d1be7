import { z } from 'zod';
import { Link, OnDay, Sentence, Words } from '../words';
import { Child } from './shared';

/**
 * What a parent said and sent, in words: "Amira has a brother at Oak School.", "Birth certificate". Where a school was
 * asked instead, nothing was sent.
 */
const claimed = { child: Child, claim: Sentence, document: Words.optional(), page: Link };

/** What letters say of evidence. */
export const evidenceLetters = {
  'evidence-accepted': {
    when: 'evidence is accepted',
    data: z.strictObject(claimed),
  },
  'evidence-refused': {
    when: 'evidence is not accepted',
    data: z.strictObject({ ...claimed, reason: Sentence, sendBy: OnDay.optional() }),
  },
  'evidence-more-needed': {
    when: 'more evidence is needed before a claim can be decided',
    data: z.strictObject({ ...claimed, needed: Sentence, sendBy: OnDay }),
  },
};
