import { z } from 'zod';
import { Count, OnDay, Sentence, Words } from '../words';

/** The child the letter is about, by the whole name and by the one used every day; no letter ever names another. */
export const Child = z.strictObject({ name: Words, called: Words }).describe('child');

/** A place on a waiting list at the time of writing; how many share it, where only a draw would part them (1.35). */
export const WaitingPlace = z
  .strictObject({ position: Count, shared: Count.optional() })
  .describe('waiting-list place');

/**
 * One school that could not offer a place, and why (2.32): everything that parents need to understand it, and to appeal.
 *
 * The sentences are made by those who decided; they speak of this child and of what is published of everybody else.
 */
export const RefusedSchool = z
  .strictObject({
    school: Words,
    /** Which choice of the parent's it was, from 1. Goes to the parent only, never to a school. */
    choice: Count,
    reason: Sentence,
    /** The category of the policy that the child was in; nothing where they were in none. */
    category: Words.optional(),
    /** Who got the last place: the category, and the distance or score that parted the last two. */
    lastPlace: Sentence.optional(),
    /** What would have changed the answer, or that no one change would have. */
    otherwise: z.array(Sentence),
    waiting: WaitingPlace.optional(),
    /** The last day to appeal, by school days (Appeals Code 2.1). */
    appealBy: OnDay,
  })
  .describe('refused school');
