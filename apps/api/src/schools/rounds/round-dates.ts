import {
  addDays,
  type BankHolidays,
  type DateOnly,
  dateOnly,
  daysBetween,
  dayOf,
  instantAt,
  statutoryDates,
} from '@kernel';
import type { NewRound, Round, Scheme, SchemeTerms } from '@contract';

export type Dates = Round['dates'];
export type Timetable = Round['timetable'];

/** Which national timetable a phase follows: the law's for Reception and Year 7, by the scheme for the others. */
export function timetableOf(phase: NewRound['phase'], scheme: Scheme): Timetable {
  if (phase === 'middle') return scheme.middle;
  return phase === 'primary' || phase === 'junior' ? 'primary' : 'secondary';
}

/** The dates of a round: the law's, and the scheme's days in the school year before the children start. */
export function datesOf(timetable: Timetable, year: number, terms: SchemeTerms, holidays: BankHolidays): Dates {
  const { closing, offers } = statutoryDates(timetable, year, holidays);
  return {
    opens: dayBefore(terms.opens, year),
    closes: closing,
    lateUntil: dayBefore(terms.lateUntil, year),
    addressesUntil: dayBefore(terms.addressesUntil, year),
    offers,
    answersBy: dayBefore(terms.answersBy, year),
  };
}

/** Whether the dates follow each other as they must; the database holds the same rule. */
export function inOrder({ opens, closes, lateUntil, addressesUntil, offers, answersBy }: Dates): boolean {
  return (
    opens < closes &&
    closes <= lateUntil &&
    lateUntil < offers &&
    closes <= addressesUntil &&
    addressesUntil < offers &&
    offers < answersBy
  );
}

/** The instants of a round: the first of opening day, the end of closing day, and the release of offers. */
export function instantsOf(dates: Dates, releaseTime: string): { opensAt: Date; closesAt: Date; releaseAt: Date } {
  return {
    opensAt: instantAt(dateOnly(dates.opens), '00:00'),
    closesAt: instantAt(addDays(dateOnly(dates.closes), 1), '00:00'),
    releaseAt: instantAt(dateOnly(dates.offers), releaseTime),
  };
}

/** Where a round stands at a moment, and what comes next, in whole days by the calendar. */
export function stageAt(now: Date, dates: Dates, releaseTime: string): Pick<Round, 'stage' | 'next'> {
  const { opensAt, closesAt, releaseAt } = instantsOf(dates, releaseTime);
  const next = (what: 'opens' | 'closes' | 'offers', at: Date, day: string): Round['next'] => ({
    what,
    at: at.toISOString(),
    days: daysBetween(dayOf(now), dateOnly(day)),
  });
  if (now < opensAt) return { stage: 'ahead', next: next('opens', opensAt, dates.opens) };
  if (now < closesAt) return { stage: 'open', next: next('closes', closesAt, dates.closes) };
  if (now < releaseAt) return { stage: 'closed', next: next('offers', releaseAt, dates.offers) };
  return { stage: 'offered', next: null };
}

/** A scheme's day in the school year before the children start: autumn days are of the year before. */
function dayBefore(monthDay: string, year: number): DateOnly {
  return dateOnly(`${monthDay >= '09' ? year - 1 : year}-${monthDay}`);
}
