import { Day } from '@kernel';
import { z } from 'zod';

/** One line of words, as somebody typed them; line breaks and the like are made into spaces when the letter is written. */
export const Words = z.string().regex(/\S/, 'some words are needed here').describe('words');

/** A whole sentence, said by the part of the service that knows: begins with a capital letter and ends with a stop. */
export const Sentence = z
  .string()
  .regex(/^\S.*[.?!]$/su, 'a whole sentence is needed here, with a stop at its end')
  .describe('sentence');

/** A day of the calendar; the letter says it as people write it. */
export const OnDay = Day.describe('day');

/** A time of day in England, as `HH:MM`. */
export const AtTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'hours and minutes are needed here, such as 09:00')
  .describe('time');

/** A whole number from one up: a place on a list, a number of days. */
export const Count = z.int().min(1).describe('number');

/** The address of a page, to be followed with one click or typed from paper. */
export const Link = z
  .string()
  .regex(/^https?:\/\/[^\s"'<>]+$/, 'the whole address of a page is needed here, such as https://example.org/offers')
  .describe('link');

/** Something that is so or not. */
export const YesOrNo = z.boolean().describe('yes or no');
