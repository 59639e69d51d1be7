import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { isBankHoliday, isWorkingDay, nextWorkingDay, parseCalendar } from './bank-holidays';
import { addDays, type DateOnly, dateOnly, dayAt, daysBetween, isWeekend, weekdayOf } from './date-only';
import { sayDate } from './say-date';
import { addSchoolDays, isSchoolDay, parseSchoolDays, schoolDaysBetween } from './school-days';
import { lastDayToAppeal, lastDayToHear, statutoryDates } from './statutory-dates';

const folder = join(__dirname, '../../../../config/calendars');
const read = (name: string): unknown => parse(readFileSync(join(folder, name), 'utf8'));
const england = parseCalendar(read('england.yaml'), 'england.yaml');
const town = parseSchoolDays(read('marramshire.yaml'), 'marramshire.yaml', england);

describe('England’s bank holidays', () => {
  const years = Array.from({ length: 13 }, (_, at) => 2021 + at);

  it.each(years)('of %d are those that the rules and the proclamations give', (year) => {
    const given = [...england.holidays].filter(([day]) => day.startsWith(String(year)));
    expect(Object.fromEntries(given)).toEqual(holidaysOf(year));
  });

  it('cover whole years, in order', () => {
    expect([england.from, england.to]).toEqual(['2021-01-01', '2033-12-31']);
    expect([...england.holidays.keys()]).toEqual([...england.holidays.keys()].sort());
  });

  it('are never at a weekend, where they would be no holiday at all', () => {
    expect([...england.holidays.keys()].filter(isWeekend)).toEqual([]);
  });

  it.each([
    [2021, '2021-04-04'],
    [2022, '2022-04-17'],
    [2023, '2023-04-09'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2028, '2028-04-16'],
    [2029, '2029-04-01'],
    [2030, '2030-04-21'],
    [2031, '2031-04-13'],
    [2032, '2032-03-28'],
    [2033, '2033-04-17'],
  ])('are reckoned from the Easter that almanacs give for %d', (year, easter) => {
    expect(easterOf(year)).toBe(easter);
  });
});

describe('A working day', () => {
  it('is no weekend and no bank holiday', () => {
    expect(isWorkingDay(england, dateOnly('2028-04-17'))).toBe(false);
    expect(isWorkingDay(england, dateOnly('2028-04-18'))).toBe(true);
    expect(isWorkingDay(england, dateOnly('2028-04-22'))).toBe(false);
    expect(isBankHoliday(england, dateOnly('2022-09-19'))).toBe(true);
  });

  it('is the day itself or the next one that is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: daysBetween(england.from, england.to) - 10 }), (days) => {
        const day = addDays(england.from, days);
        const next = nextWorkingDay(england, day);
        expect(isWorkingDay(england, next)).toBe(true);
        for (let between = day; between < next; between = addDays(between, 1))
          expect(isWorkingDay(england, between)).toBe(false);
        expect(daysBetween(day, next)).toBeLessThanOrEqual(4);
      }),
    );
  });

  it('is not guessed where the calendar has ended', () => {
    expect(() => isWorkingDay(england, dateOnly('2034-01-03'))).toThrow(
      'config/calendars/england.yaml: found no bank holidays for 2034-01-03; it covers 2021-01-01 to 2033-12-31: add the holidays of that year and move "from" or "to".',
    );
  });
});

describe('A calendar’s document', () => {
  const good = {
    calendar: 'bank-holidays',
    id: 'a',
    from: '2027-01-01',
    to: '2027-12-31',
    holidays: { '2027-01-01': 'New Year' },
  };

  it.each([
    [{ ...good, from: '2027-02-30' }, 'a.yaml, from: found "2027-02-30"; write a day that exists as year-month-day'],
    [
      { ...good, holidays: { '2028-01-01': 'New Year' } },
      'put "from" and "to" around it: they are 2027-01-01 and 2027-12-31 now',
    ],
    [
      { ...good, holidays: { 'New Year': '2027-01-01' } },
      'the name is not one that may stand here: write a day that exists',
    ],
    [{ ...good, holidaze: {} }, 'found the unknown key "holidaze"'],
  ])('is refused with words that mend it (%#)', (document, words) => {
    expect(() => parseCalendar(document, 'a.yaml')).toThrow(words);
  });

  const term = { name: 'Autumn', from: '2027-09-01', to: '2027-12-17' };
  const terms = (...list: object[]): object => ({ calendar: 'school-days', id: 'b', terms: list });

  it.each([
    [
      terms({ ...term, to: '2027-08-01' }),
      'b.yaml, terms.0: found an object with name, from, to; let it begin before it ends.',
    ],
    [
      terms(term, { ...term, name: 'Winter' }),
      'list terms in order, each after the one before: "Autumn" ends on 2027-12-17.',
    ],
    [
      terms(term, { name: 'Summer', from: '2028-04-12', to: '2028-07-20' }),
      'enter the terms that are missing after "Autumn"',
    ],
    [terms(), 'a list of at least 1 is needed here'],
  ])('of term dates is refused with words that mend it (%#)', (document, words) => {
    expect(() => parseSchoolDays(document, 'b.yaml', england)).toThrow(words);
  });
});

describe('The dates that the law fixes', () => {
  /** The table of closing dates and national offer days; 2022 and 2023 are the two check rows for primary schools. */
  it.each<[number, string, string, string, string]>([
    [2025, 'Thursday 31 October 2024', 'Wednesday 15 January 2025', 'Monday 3 March 2025', 'Wednesday 16 April 2025'],
    [2026, 'Friday 31 October 2025', 'Thursday 15 January 2026', 'Monday 2 March 2026', 'Thursday 16 April 2026'],
    [2027, 'Saturday 31 October 2026', 'Friday 15 January 2027', 'Monday 1 March 2027', 'Friday 16 April 2027'],
    [2028, 'Sunday 31 October 2027', 'Saturday 15 January 2028', 'Wednesday 1 March 2028', 'Tuesday 18 April 2028'],
    [2029, 'Tuesday 31 October 2028', 'Monday 15 January 2029', 'Thursday 1 March 2029', 'Monday 16 April 2029'],
    [2030, 'Wednesday 31 October 2029', 'Tuesday 15 January 2030', 'Friday 1 March 2030', 'Tuesday 16 April 2030'],
    [2031, 'Thursday 31 October 2030', 'Wednesday 15 January 2031', 'Monday 3 March 2031', 'Wednesday 16 April 2031'],
  ])('for September %d are as published', (year, secondaryClosing, primaryClosing, secondaryOffers, primaryOffers) => {
    const secondary = statutoryDates('secondary', year, england);
    const primary = statutoryDates('primary', year, england);
    expect([secondary.closing, primary.closing, secondary.offers, primary.offers].map(sayDate)).toEqual([
      secondaryClosing,
      primaryClosing,
      secondaryOffers,
      primaryOffers,
    ]);
  });

  it('match the two primary offer days that were moved by Easter and by a weekend', () => {
    expect(sayDate(statutoryDates('primary', 2022, england).offers)).toBe('Tuesday 19 April 2022');
    expect(sayDate(statutoryDates('primary', 2023, england).offers)).toBe('Monday 17 April 2023');
  });
});

describe('A school day', () => {
  it.each([
    ['2027-03-01', true, 'an ordinary Monday'],
    ['2027-03-06', false, 'a Saturday'],
    ['2027-02-17', false, 'half-term'],
    ['2027-03-26', false, 'Good Friday, in the holidays'],
    ['2027-05-03', false, 'a bank holiday in term'],
    ['2027-08-10', false, 'the summer'],
    ['2027-03-25', true, 'the last day of term'],
  ])('is or is not %s: %s', (day, is) => {
    expect(isSchoolDay(town, dateOnly(day))).toBe(is);
  });

  it('is counted one by one: adding lands on a school day, and counting back gives the number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 480 }), fc.integer({ min: 1, max: 60 }), (after, days) => {
        const from = addDays(dateOnly('2026-09-01'), after);
        const to = addSchoolDays(town, from, days);
        expect(isSchoolDay(town, to)).toBe(true);
        expect(schoolDaysBetween(town, from, to)).toBe(days);
        expect(addSchoolDays(town, addSchoolDays(town, from, 1), days)).toBe(addSchoolDays(town, from, days + 1));
      }),
    );
  });

  it('is not guessed before the first year or after the last term', () => {
    expect(() => addSchoolDays(town, dateOnly('2028-07-10'), 20)).toThrow(
      'found no term dates for 2028-07-22 in the calendar "marramshire"; it covers 2026-09-02 to 2028-07-21: add the terms of that year.',
    );
    expect(() => addSchoolDays(town, dateOnly('2026-07-10'), 5)).toThrow('found no term dates for 2026-07-10');
    expect(addSchoolDays(town, dateOnly('2026-08-31'), 1)).toBe('2026-09-02');
    expect(addSchoolDays(town, dateOnly('2027-03-01'), 0)).toBe('2027-03-01');
    expect(() => addSchoolDays(town, dateOnly('2027-03-01'), -1)).toThrow(TypeError);
  });
});

describe('The clock of an appeal', () => {
  it('gives at least twenty school days, as in an authority’s published example: told on 3 March, until 31 March 2025', () => {
    const terms = [
      { name: 'Spring', from: '2025-01-06', to: '2025-04-04' },
      { name: 'Summer', from: '2025-04-22', to: '2025-07-18' },
    ];
    const days = parseSchoolDays({ calendar: 'school-days', id: 'example', terms }, 'example', england);
    expect(sayDate(lastDayToAppeal(days, dateOnly('2025-03-03')))).toBe('Monday 31 March 2025');
  });

  it('counts over the Easter holidays, and gives forty school days more to hear it', () => {
    const last = lastDayToAppeal(town, dateOnly('2027-03-01'));
    expect(sayDate(last)).toBe('Tuesday 13 April 2027');
    expect(schoolDaysBetween(town, dateOnly('2027-03-01'), last)).toBe(20);
    expect(sayDate(lastDayToHear(town, last))).toBe('Wednesday 16 June 2027');
  });

  it('gives more where a scheme gives more', () => {
    const rules = { edition: 'scheme', toLodge: 25, toHear: 40, noticeOfHearing: 10, toDecide: 5 };
    expect(lastDayToAppeal(town, dateOnly('2027-03-01'), rules)).toBe('2027-04-20');
  });
});

/** The bank holidays of a year, by the rules and by name where a proclamation added or moved one. */
function holidaysOf(year: number): Readonly<Record<string, string>> {
  const easter = easterOf(year);
  const holidays: Record<string, string> = {
    [addDays(easter, -2)]: 'Good Friday',
    [addDays(easter, 1)]: 'Easter Monday',
    [mondayFrom(dayAt(year, 5, 1))]: 'Early May bank holiday',
    [year === 2022 ? '2022-06-02' : mondayFrom(dayAt(year, 5, 25))]: 'Spring bank holiday',
    [mondayFrom(dayAt(year, 8, 25))]: 'Summer bank holiday',
    ...oneOff[year],
  };
  const taken = new Set<string>();
  // A holiday at a weekend moves to the next weekday that is not itself a holiday; Boxing Day keeps its own Monday.
  for (const [day, name] of [
    [dayAt(year, 1, 1), "New Year's Day"],
    [dayAt(year, 12, 26), 'Boxing Day'],
    [dayAt(year, 12, 25), 'Christmas Day'],
  ] as const) {
    if (!isWeekend(day)) taken.add(day);
    if (!isWeekend(day)) holidays[day] = name;
  }
  for (const [day, name] of [
    [dayAt(year, 1, 1), "New Year's Day"],
    [dayAt(year, 12, 25), 'Christmas Day'],
    [dayAt(year, 12, 26), 'Boxing Day'],
  ] as const) {
    if (!isWeekend(day)) continue;
    let instead = day;
    while (isWeekend(instead) || taken.has(instead)) instead = addDays(instead, 1);
    taken.add(instead);
    holidays[instead] = `${name} (substitute day)`;
  }
  return holidays;
}

const oneOff: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  2022: {
    '2022-06-03': 'Platinum Jubilee bank holiday',
    '2022-09-19': 'Bank holiday for the State Funeral of Queen Elizabeth II',
  },
  2023: { '2023-05-08': 'Bank holiday for the coronation of King Charles III' },
};

/** The first Monday on or after a day. */
function mondayFrom(day: DateOnly): DateOnly {
  return weekdayOf(day) === 'Monday' ? day : mondayFrom(addDays(day, 1));
}

/** Easter Sunday, by Gauss's rule as it holds from 1900 to 2099. */
function easterOf(year: number): DateOnly {
  const moon = (19 * (year % 19) + 24) % 30;
  const sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7;
  const late = (moon === 29 && sunday === 6) || (moon === 28 && sunday === 6 && year % 19 > 10);
  return addDays(dayAt(year, 3, 22), moon + sunday - (late ? 7 : 0));
}
