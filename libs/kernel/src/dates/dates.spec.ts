import fc from 'fast-check';
import { BadInput } from '../bad-input';
import {
  addDays,
  compareDays,
  type DateOnly,
  dateOnly,
  dayAt,
  daysBetween,
  isDateOnly,
  isWeekend,
  partsOfDay,
  weekdayOf,
} from './date-only';
import { dayOf, instantAt, timeOf } from './instants';
import { sayDate, sayDayAndYear, sayTime } from './say-date';
import { ageOn, saySchoolYear, schoolYearOf } from './school-year';

const anyDay = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays(dateOnly('1950-01-01'), days));
const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));

describe('A day', () => {
  it.each(['2027-03-01', '2028-02-29', '2000-02-29', '1950-12-31', '0001-01-01'])('may be %s', (text) => {
    expect(dateOnly(text)).toBe(text);
  });

  it.each([
    '2027-02-29',
    '1900-02-29',
    '2027-13-01',
    '2027-00-10',
    '2027-04-31',
    '0000-01-01',
    '27-03-01',
    '2027-3-1',
    '01/03/2027',
    '2027-03-01T00:00',
    ' 2027-03-01',
    '',
  ])('may not be "%s"', (text) => {
    expect(isDateOnly(text)).toBe(false);
    expect(() => dateOnly(text)).toThrow(BadInput);
  });

  it('is refused with words that say how to write it', () => {
    expect(() => dateOnly('1/3/2027')).toThrow(
      'found the date "1/3/2027"; write a day that exists as year-month-day, such as 2027-03-01.',
    );
  });

  it('is put together from its parts and taken apart again', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { year, month, day: ofMonth } = partsOfDay(day);
        expect(dayAt(year, month, ofMonth)).toBe(day);
      }),
    );
    expect(() => dayAt(2027, 2, 30)).toThrow(BadInput);
  });

  it('comes back when the same days are added and taken away, and counts them between', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (day, days) => {
        const other = addDays(day, days);
        expect(addDays(other, -days)).toBe(day);
        expect(daysBetween(day, other)).toBe(days);
        expect(compareDays(day, other)).toBe(-Math.sign(days) + 0);
      }),
    );
  });

  it('crosses the ends of months and years, and the nights on which clocks change', () => {
    expect(addDays(dateOnly('2027-12-31'), 1)).toBe('2028-01-01');
    expect(addDays(dateOnly('2028-02-28'), 1)).toBe('2028-02-29');
    expect(addDays(dateOnly('2027-03-27'), 2)).toBe('2027-03-29');
    expect(() => addDays(dateOnly('2027-03-27'), 1.5)).toThrow(TypeError);
  });

  it('has a weekday, seven apart the same', () => {
    expect(weekdayOf(dateOnly('2027-03-01'))).toBe('Monday');
    expect(weekdayOf(dateOnly('2028-04-16'))).toBe('Sunday');
    expect([0, 1, 2, 3, 4, 5, 6].map((n) => isWeekend(addDays(dateOnly('2027-03-01'), n)))).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
      true,
    ]);
    fc.assert(
      fc.property(
        anyDay,
        (day) => weekdayOf(addDays(day, 7)) === weekdayOf(day) && weekdayOf(addDays(day, 1)) !== weekdayOf(day),
      ),
    );
  });

  it('is said as people say it', () => {
    expect(sayDate(dateOnly('2027-03-01'))).toBe('Monday 1 March 2027');
    expect(sayDayAndYear(dateOnly('2016-12-09'))).toBe('9 December 2016');
  });
});

describe('A time of day', () => {
  it.each([
    ['00:00', 'midnight'],
    ['00:30', '12:30am'],
    ['09:00', '9am'],
    ['11:59', '11:59am'],
    ['12:00', 'midday'],
    ['12:05', '12:05pm'],
    ['17:30', '5:30pm'],
    ['23:59', '11:59pm'],
  ])('%s is said "%s"', (time, words) => {
    expect(sayTime(time)).toBe(words);
  });
});

describe('An instant in England', () => {
  it.each([
    ['2027-03-01', '00:30', '2027-03-01T00:30:00.000Z'],
    ['2027-10-31', '23:59', '2027-10-31T23:59:00.000Z'],
    ['2027-04-16', '00:30', '2027-04-15T23:30:00.000Z'],
    ['2027-07-01', '12:00', '2027-07-01T11:00:00.000Z'],
    // Clocks go forward at 1am on 28 March 2027, and back at 2am on 31 October 2027.
    ['2027-03-28', '00:59', '2027-03-28T00:59:00.000Z'],
    ['2027-03-28', '01:30', '2027-03-28T01:30:00.000Z'],
    ['2027-03-28', '02:00', '2027-03-28T01:00:00.000Z'],
    ['2027-10-31', '00:59', '2027-10-30T23:59:00.000Z'],
    ['2027-10-31', '01:30', '2027-10-31T00:30:00.000Z'],
    ['2027-10-31', '02:00', '2027-10-31T02:00:00.000Z'],
  ])('on %s at %s is %s', (day, time, instant) => {
    expect(instantAt(dateOnly(day), time).toISOString()).toBe(instant);
  });

  it('shows the day and the time it was made from, but for the hour that is left out', () => {
    fc.assert(
      fc.property(anyDay, anyTime, (day, time) => {
        const instant = instantAt(day, time);
        expect(dayOf(instant)).toBe(day);
        if (!isLeftOut(day, time)) expect(timeOf(instant)).toBe(time);
      }),
    );
  });

  it('is on the next day in England already while Greenwich still has the old one, in summer', () => {
    expect(dayOf(new Date('2027-07-01T23:30:00Z'))).toBe('2027-07-02');
    expect(dayOf(new Date('2027-01-01T23:30:00Z'))).toBe('2027-01-01');
    expect(timeOf(new Date('2027-07-01T23:30:00Z'))).toBe('00:30');
  });

  it('is refused for a time that no clock shows', () => {
    expect(() => instantAt(dateOnly('2027-03-01'), '24:00')).toThrow(
      'found the time "24:00"; write hours and minutes, such as 09:00 or 23:59.',
    );
  });
});

describe('A school year', () => {
  it('begins on 1 September', () => {
    expect(schoolYearOf(dateOnly('2027-08-31'))).toBe(2026);
    expect(schoolYearOf(dateOnly('2027-09-01'))).toBe(2027);
    expect(schoolYearOf(dateOnly('2028-03-01'))).toBe(2027);
    expect(saySchoolYear(2027)).toBe('2027 to 2028');
  });
});

describe('An age', () => {
  it.each([
    ['2016-09-01', '2027-08-31', 10],
    ['2016-09-01', '2027-09-01', 11],
    ['2016-02-29', '2027-02-28', 10],
    ['2016-02-29', '2027-03-01', 11],
    ['2016-02-29', '2028-02-29', 12],
    ['2028-01-01', '2027-12-31', -1],
  ])('of somebody born on %s is, on %s, %d', (born, day, age) => {
    expect(ageOn(dateOnly(born), dateOnly(day))).toBe(age);
  });
});

/** Whether clocks may have skipped a time: in the small hours of a Sunday in spring, whichever the year's rule was. */
function isLeftOut(day: DateOnly, time: string): boolean {
  return weekdayOf(day) === 'Sunday' && /-0[2345]-/.test(day) && /^0[123]:/.test(time);
}
