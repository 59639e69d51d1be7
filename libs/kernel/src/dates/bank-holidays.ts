import { z } from 'zod';
import { refuse } from '../bad-input';
import { checked } from '../checked';
import { addDays, type DateOnly, dateOnly, isDateOnly, isWeekend } from './date-only';

/** A day in a document, read as a day. */
export const Day = z
  .string()
  .refine(isDateOnly, 'write a day that exists as year-month-day in quotes, such as "2027-03-01"')
  .transform(dateOnly);

const Document = z
  .strictObject({
    calendar: z.literal('bank-holidays'),
    id: z.string().min(1),
    note: z.string().optional(),
    from: Day,
    to: Day,
    holidays: z.record(Day, z.string().min(1)),
  })
  .superRefine(({ from, to, holidays }, context) => {
    const strays = Object.keys(holidays).filter((day) => day < from || day > to);
    for (const day of strays)
      context.addIssue({
        code: 'custom',
        path: ['holidays', day],
        message: `put "from" and "to" around it: they are ${from} and ${to} now`,
      });
  });

/** A country's bank holidays over the years its document covers. */
export interface BankHolidays {
  readonly id: string;
  readonly from: DateOnly;
  readonly to: DateOnly;
  readonly holidays: ReadonlyMap<DateOnly, string>;
}

/** The bank holidays that a document says, already read from its YAML; `BadInput` names each thing that is wrong. */
export function parseCalendar(document: unknown, file: string): BankHolidays {
  const { id, from, to, holidays } = checked(Document, document, file);
  return { id, from, to, holidays: new Map(Object.entries(holidays).map(([day, name]) => [dateOnly(day), name])) };
}

/** Whether offices work on a day: no weekend and no bank holiday. Refuses days that the calendar does not cover. */
export function isWorkingDay(calendar: BankHolidays, day: DateOnly): boolean {
  return !isWeekend(day) && !isBankHoliday(calendar, day);
}

/** The day itself where it is a working day, otherwise the first one after it. */
export function nextWorkingDay(calendar: BankHolidays, day: DateOnly): DateOnly {
  let next = day;
  while (!isWorkingDay(calendar, next)) next = addDays(next, 1);
  return next;
}

/** Whether a day is a bank holiday. A calendar that ends before the day refuses: it would otherwise guess. */
export function isBankHoliday(calendar: BankHolidays, day: DateOnly): boolean {
  if (day < calendar.from || day > calendar.to) {
    refuse({
      file: `config/calendars/${calendar.id}.yaml`,
      found: `no bank holidays for ${day}`,
      allowed: `it covers ${calendar.from} to ${calendar.to}: add the holidays of that year and move "from" or "to".`,
    });
  }
  return calendar.holidays.has(day);
}
