import { bornBetween, isOfAge } from './age-group';

describe('The age of an intake', () => {
  it.each([
    ['reception', 2028, '2023-09-01', '2024-08-31'],
    ['year-3', 2028, '2020-09-01', '2021-08-31'],
    ['year-7', 2027, '2015-09-01', '2016-08-31'],
    ['year-12', 2027, '2010-09-01', '2011-08-31'],
  ] as const)('is that of children born in one school year: %s in %d', (ageGroup, year, from, to) => {
    expect(bornBetween({ ageGroup, year })).toEqual({ from, to });
    expect(isOfAge(from, { ageGroup, year })).toBe(true);
    expect(isOfAge(to, { ageGroup, year })).toBe(true);
  });

  it('leaves out the day before and the day after', () => {
    expect(isOfAge('2015-08-31', { ageGroup: 'year-7', year: 2027 })).toBe(false);
    expect(isOfAge('2016-09-01', { ageGroup: 'year-7', year: 2027 })).toBe(false);
  });
});
