export { holds, nobody, roles, systemActor } from './actor';
export type { Actor, Grant, Role } from './actor';
export { BadInput, refuse, sayProblem } from './bad-input';
export type { Problem } from './bad-input';
export { byCodePoint, canonicalJson, digest, digestText } from './canonical';
export { checked } from './checked';
export { interned } from './interned';
export { millimetresIn, sayDistance, stepsOf, units } from './distance';
export type { Rounding, Unit } from './distance';
export {
  addDays,
  compareDays,
  dateOnly,
  dayAt,
  daysBetween,
  isDateOnly,
  isWeekend,
  partsOfDay,
} from './dates/date-only';
export { weekdayOf, weekdays } from './dates/date-only';
export type { DateOnly, Weekday } from './dates/date-only';
export { Day, isBankHoliday, isWorkingDay, nextWorkingDay, parseCalendar } from './dates/bank-holidays';
export type { BankHolidays } from './dates/bank-holidays';
export { addSchoolDays, isSchoolDay, parseSchoolDays, schoolDaysBetween, TermDates } from './dates/school-days';
export type { SchoolDays } from './dates/school-days';
export { appealRules2022, lastDayToAppeal, lastDayToHear, statutoryDates } from './dates/statutory-dates';
export type { AppealRules, StatutoryDates, Timetable } from './dates/statutory-dates';
export { dayOf, instantAt, timeOf } from './dates/instants';
export { months, sayDate, sayDayAndYear, sayTime } from './dates/say-date';
export { ageOn, saySchoolYear, schoolYearOf } from './dates/school-year';
export { type Language, languages } from './language';
export { declaredRefusals, Refusal, refusalsOf } from './refusal';
export type { FieldProblem, RefusalDetails, RefusalRule } from './refusal';
