import { refuse } from '../bad-input';

declare const isDay: unique symbol;

/** A day of the calendar as `YYYY-MM-DD`, without an hour or a place; two of them compare as texts. */
export type DateOnly = string & { readonly [isDay]: true };

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const msPerDay = 86_400_000;

/** The names of the days, Monday first, as people write them. */
export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
export type Weekday = (typeof weekdays)[number];

/** Whether a text is a day that is in the calendar: 29 February only in leap years. */
export function isDateOnly(text: string): text is DateOnly {
  const [, year, month, day] = shape.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined || year === '0000' || day === '00') return false;
  return Number(day) <= daysIn(Number(year), Number(month));
}

/** How many days a month has; none where there is no such month. */
function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (monthLengths[month - 1] ?? 0);
}

/** The text as a day, or `BadInput` saying how a day is written. */
export function dateOnly(text: string): DateOnly {
  if (isDateOnly(text)) return text;
  return refuse({
    found: `the date "${text}"`,
    allowed: 'write a day that exists as year-month-day, such as 2027-03-01.',
  });
}

/** The day of a year, a month (1 to 12) and a day of the month, or `BadInput` where there is no such day. */
export function dayAt(year: number, month: number, day: number): DateOnly {
  return dateOnly([String(year).padStart(4, '0'), twoDigits(month), twoDigits(day)].join('-'));
}

/** The year, the month (1 to 12) and the day of the month. */
export function partsOfDay(day: DateOnly): { readonly year: number; readonly month: number; readonly day: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

/** The day that is so many days later, or earlier where the number is below zero. */
export function addDays(day: DateOnly, days: number): DateOnly {
  if (!Number.isInteger(days)) throw new TypeError(`Days are counted whole; found ${days}.`);
  return dateOnly(new Date(msOf(day) + days * msPerDay).toISOString().slice(0, 10));
}

/** How many days the second is after the first; below zero where it comes before. */
export function daysBetween(first: DateOnly, second: DateOnly): number {
  return (msOf(second) - msOf(first)) / msPerDay;
}

/** The day of the week. */
export function weekdayOf(day: DateOnly): Weekday {
  return weekdays[(new Date(msOf(day)).getUTCDay() + 6) % 7] as Weekday;
}

/** Whether a day is a Saturday or a Sunday. */
export function isWeekend(day: DateOnly): boolean {
  return weekdayOf(day) === 'Saturday' || weekdayOf(day) === 'Sunday';
}

/** Orders days, the earlier first. */
export function compareDays(first: DateOnly, second: DateOnly): number {
  return first < second ? -1 : first > second ? 1 : 0;
}

function msOf(day: DateOnly): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
