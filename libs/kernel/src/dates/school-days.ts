import { z } from 'zod';
import { refuse } from '../bad-input';
import { checked } from '../checked';
import { type BankHolidays, Day, isBankHoliday } from './bank-holidays';
import { addDays, type DateOnly, dayAt, daysBetween, isWeekend } from './date-only';
import { schoolYearOf } from './school-year';

/** No holiday lasts longer, in days: a longer gap between two terms is a term that was forgotten. */
const longestHoliday = 75;

const Span = z.strictObject({ from: Day, to: Day }).refine(({ from, to }) => from <= to, 'let it begin before it ends');

/**
 * Term dates as an authority or a school publishes them.
 *
 * A term runs from the first to the last day that children are in; half-terms and training days are said as `closed`.
 */
export const TermDates = z
  .strictObject({
    calendar: z.literal('school-days'),
    id: z.string().min(1),
    source: z.string().min(1).optional(),
    terms: z.array(Span.safeExtend({ name: z.string().min(1) })).min(1),
    closed: z.array(Span.safeExtend({ because: z.string().min(1) })).default([]),
  })
  .superRefine(({ terms }, context) => {
    terms.forEach((term, index) => {
      const before = terms[index - 1];
      if (before === undefined) return;
      const problem = (message: string): void =>
        context.addIssue({ code: 'custom', path: ['terms', index, 'from'], message });
      if (term.from <= before.to)
        problem(`list terms in order, each after the one before: "${before.name}" ends on ${before.to}`);
      if (daysBetween(before.to, term.from) > longestHoliday)
        problem(`enter the terms that are missing after "${before.name}", which ends on ${before.to}`);
    });
  });
export type TermDates = z.infer<typeof TermDates>;

/** The days on which a school, or the schools of an authority, are open to children. */
export interface SchoolDays {
  readonly id: string;
  readonly terms: TermDates['terms'];
  readonly closed: TermDates['closed'];
  readonly bankHolidays: BankHolidays;
}

/** The school days that a document of term dates says; `BadInput` names each thing that is wrong. */
export function parseSchoolDays(document: unknown, file: string, bankHolidays: BankHolidays): SchoolDays {
  const { id, terms, closed } = checked(TermDates, document, file);
  return { id, terms, closed, bankHolidays };
}

/** Whether children are in school on a day: in a term, on a weekday, on no bank holiday and on no day it is closed. */
export function isSchoolDay(calendar: SchoolDays, day: DateOnly): boolean {
  const within = ({ from, to }: { readonly from: DateOnly; readonly to: DateOnly }): boolean =>
    from <= day && day <= to;
  return (
    calendar.terms.some(within) &&
    !isWeekend(day) &&
    !calendar.closed.some(within) &&
    !isBankHoliday(calendar.bankHolidays, day)
  );
}

/**
 * The day that is so many school days after another, which is not counted itself.
 *
 * Refuses to count past the last term it knows, or from before the school year of the first: days of a term that nobody has entered yet would
 * be skipped, and a deadline would come out wrong without anybody seeing it.
 */
export function addSchoolDays(calendar: SchoolDays, from: DateOnly, days: number): DateOnly {
  if (!Number.isInteger(days) || days < 0)
    throw new TypeError(`School days are counted whole and forward; found ${days}.`);
  const [first] = calendar.terms;
  const last = calendar.terms.at(-1);
  if (first === undefined || last === undefined || addDays(from, 1) < startOfYear(first.from))
    return refuse(outside(calendar, from));
  let [day, left] = [from, days];
  while (left > 0) {
    day = addDays(day, 1);
    if (day > last.to) return refuse(outside(calendar, day));
    if (isSchoolDay(calendar, day)) left -= 1;
  }
  return day;
}

/** How many school days there are after the first day up to and including the second. */
export function schoolDaysBetween(calendar: SchoolDays, first: DateOnly, second: DateOnly): number {
  let count = 0;
  for (let day = first; day < second;) {
    day = addDays(day, 1);
    if (isSchoolDay(calendar, day)) count += 1;
  }
  return count;
}

/** The first day of the school year in which a term lies: before it, other terms may have been open. */
function startOfYear(day: DateOnly): DateOnly {
  return dayAt(schoolYearOf(day), 9, 1);
}

function outside(calendar: SchoolDays, day: DateOnly): { found: string; allowed: string } {
  const covered = `${calendar.terms[0]?.from ?? ''} to ${calendar.terms.at(-1)?.to ?? ''}`;
  return {
    found: `no term dates for ${day} in the calendar "${calendar.id}"`,
    allowed: `it covers ${covered}: add the terms of that year.`,
  };
}
