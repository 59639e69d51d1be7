import type { z } from 'zod';
import { applicationLetters } from './applications';
import { evidenceLetters } from './evidence';
import { offerLetters } from './offers';

/** Every kind of letter: when it is sent, and the data it is written from. This is the contract of those who send one. */
export const letterKinds = { ...offerLetters, ...applicationLetters, ...evidenceLetters };

export type LetterKind = keyof typeof letterKinds;

/** What a letter of one kind is written from. */
export type LetterData<Kind extends LetterKind> = z.input<(typeof letterKinds)[Kind]['data']>;

/** Whether a text names a kind of letter. */
export function isLetterKind(text: string): text is LetterKind {
  return Object.hasOwn(letterKinds, text);
}
