import { type DateOnly, partsOfDay } from './date-only';

/** The school year a day is in, by the year it begins: 2027 runs from 1 September 2027 to 31 August 2028. */
export function schoolYearOf(day: DateOnly): number {
  const { year, month } = partsOfDay(day);
  return month >= 9 ? year : year - 1;
}

/** How a school year is written: "2027 to 2028". */
export function saySchoolYear(year: number): string {
  return `${year} to ${year + 1}`;
}

/**
 * How many full years old somebody is on a day, from their date of birth; below zero before they are born.
 *
 * Somebody born on 29 February is a year older on 1 March in other years, as the law counts it.
 */
export function ageOn(born: DateOnly, day: DateOnly): number {
  const years = partsOfDay(day).year - partsOfDay(born).year;
  return day.slice(5) < born.slice(5) ? years - 1 : years;
}
