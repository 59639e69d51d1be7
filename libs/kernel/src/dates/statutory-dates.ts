import { type BankHolidays, nextWorkingDay } from './bank-holidays';
import { type DateOnly, dayAt } from './date-only';
import { addSchoolDays, type SchoolDays } from './school-days';

/** Which of the two national timetables a round follows; junior and middle transfers follow the one their scheme says. */
export type Timetable = 'primary' | 'secondary';

/** The two dates that the law fixes for every round in England. */
export interface StatutoryDates {
  /** The last day to apply on time. It is not moved when it falls at a weekend. */
  readonly closing: DateOnly;
  /** National offer day: the set day, or the next working day (2.11). */
  readonly offers: DateOnly;
}

/** The dates that the law fixes for children who start in September of a year. */
export function statutoryDates(timetable: Timetable, entryYear: number, calendar: BankHolidays): StatutoryDates {
  if (timetable === 'secondary') {
    return { closing: dayAt(entryYear - 1, 10, 31), offers: nextWorkingDay(calendar, dayAt(entryYear, 3, 1)) };
  }
  return { closing: dayAt(entryYear, 1, 15), offers: nextWorkingDay(calendar, dayAt(entryYear, 4, 16)) };
}

/** How many school days the Appeals Code gives for each step. A scheme may give more; never fewer. */
export interface AppealRules {
  /** The edition that says so, as in `config/code`. */
  readonly edition: string;
  readonly toLodge: number;
  readonly toHear: number;
  readonly noticeOfHearing: number;
  readonly toDecide: number;
}

/** What the Appeals Code of 2022 gives (its paragraphs 2.1, 2.2, 2.7 and 2.24). */
export const appealRules2022: AppealRules = {
  edition: '2022',
  toLodge: 20,
  toHear: 40,
  noticeOfHearing: 10,
  toDecide: 5,
};

/** The last day to appeal: so many school days after the day the parent was told, at least twenty (Appeals Code 2.1). */
export function lastDayToAppeal(calendar: SchoolDays, told: DateOnly, rules: AppealRules = appealRules2022): DateOnly {
  return addSchoolDays(calendar, told, rules.toLodge);
}

/** The last day to hear an appeal made on time in the normal round, counted from the last day to appeal. */
export function lastDayToHear(
  calendar: SchoolDays,
  lastDayToLodge: DateOnly,
  rules: AppealRules = appealRules2022,
): DateOnly {
  return addSchoolDays(calendar, lastDayToLodge, rules.toHear);
}
