import { addDays, type DateOnly, dayOf, instantAt } from '@kernel';
import type { Round } from '@contract';

/** How many days a family has to answer an offer that comes after offer day, or too late for the round's own date. */
export const daysToAnswer = 14;

/** The least number of days that an offer leaves for an answer. */
const leastDays = 7;

/** The last day to answer offers shown from a moment on: the round's own, where that leaves enough time. */
export function answerBy(round: Pick<Round, 'dates'>, visibleFrom: Date): DateOnly {
  const told = dayOf(visibleFrom);
  const { answersBy } = round.dates;
  return addDays(told, leastDays) <= answersBy ? (answersBy as DateOnly) : addDays(told, daysToAnswer);
}

/** When families who have not answered by a day are asked again: the next morning. */
export function chaseAt(day: DateOnly): Date {
  return instantAt(addDays(day, 1), '09:00');
}
