import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCalendar } from '@kernel';
import { parse } from 'yaml';
import type { SchemeTerms } from '@contract';
import { datesOf, inOrder, instantsOf, stageAt } from './round-dates';

const path = join(__dirname, '../../../../../config/calendars/england.yaml');
const england = parseCalendar(parse(readFileSync(path, 'utf8')), 'england.yaml');
const terms: SchemeTerms = {
  preferences: 4,
  fallback: { kind: 'none' },
  fallbackMeasure: 'straight-line',
  opens: '09-01',
  lateUntil: '12-12',
  addressesUntil: '12-12',
  answersBy: '03-15',
  releaseTime: '00:30',
};

describe('The dates of a round', () => {
  // The law's dates as published (domain 2.1): closing days stay at weekends, offer days move to a working day.
  it.each([
    ['secondary', 2027, '2026-10-31', '2027-03-01'],
    ['secondary', 2028, '2027-10-31', '2028-03-01'],
    ['secondary', 2025, '2024-10-31', '2025-03-03'],
    ['primary', 2028, '2028-01-15', '2028-04-18'],
    ['primary', 2023, '2023-01-15', '2023-04-17'],
  ] as const)('%s %d closes %s and offers %s', (timetable, year, closes, offers) => {
    expect(datesOf(timetable, year, terms, england)).toMatchObject({ closes, offers });
  });

  it('puts the scheme’s days into the school year before the start', () => {
    const dates = datesOf('secondary', 2028, terms, england);
    expect(dates).toMatchObject({ opens: '2027-09-01', lateUntil: '2027-12-12', answersBy: '2028-03-15' });
    expect(inOrder(dates)).toBe(true);
    expect(inOrder({ ...dates, answersBy: dates.offers })).toBe(false);
  });

  it('says where a round stands, to the minute', () => {
    const dates = datesOf('secondary', 2028, terms, england);
    const at = (moment: string): string => stageAt(new Date(moment), dates, '00:30').stage;
    expect(at('2027-08-31T22:59:59Z')).toBe('ahead');
    expect(at('2027-08-31T23:00:00Z')).toBe('open');
    expect(at('2027-10-31T23:59:59Z')).toBe('open');
    expect(at('2027-11-01T00:00:00Z')).toBe('closed');
    expect(at('2028-03-01T00:29:59Z')).toBe('closed');
    expect(at('2028-03-01T00:30:00Z')).toBe('offered');
    expect(stageAt(new Date('2027-10-29T12:00:00Z'), dates, '00:30').next).toEqual({
      what: 'closes',
      at: '2027-11-01T00:00:00.000Z',
      days: 2,
    });
    expect(instantsOf(dates, '17:00').releaseAt.toISOString()).toBe('2028-03-01T17:00:00.000Z');
  });
});
