import { z } from 'zod';
import { Link, OnDay, Words } from '../words';

/** The authority whose letter it is: its name and how to reach it. */
export const AuthorityWords = z
  .strictObject({
    /** Its id; words of its own, where it has them, are kept under this name. */
    id: z.string().min(1).describe('id'),
    name: Words,
    team: Words,
    address: z.array(Words).min(1),
    email: Words,
    telephone: Words,
    website: Link,
    /** The page that says how to appeal. */
    appealsPage: Link,
  })
  .describe('authority');
export type AuthorityWords = z.infer<typeof AuthorityWords>;

/** Who the letter is for; the name may not be known yet, and without an address it can only go by e-mail. */
export const Recipient = z
  .strictObject({ name: Words.optional(), address: z.array(Words).default([]) })
  .describe('recipient');

/** What every letter has, whatever its kind; a template may use all of it without asking. */
export const House = z.strictObject({
  authority: AuthorityWords,
  to: Recipient,
  /** The day it was written. */
  written: OnDay,
  /** What to quote in an answer. */
  reference: Words,
});
export type House = z.input<typeof House>;
