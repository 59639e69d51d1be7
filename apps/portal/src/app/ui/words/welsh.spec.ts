import { welsh } from './welsh';

const instant = new Date('2026-11-22T14:47:00Z');
const there = { timeZone: 'Europe/London' } as const;

describe('Welsh', () => {
  it.each([
    [{ dateStyle: 'full' }, 'Dydd Sul, 22 Tachwedd 2026'],
    [{ dateStyle: 'long' }, '22 Tachwedd 2026'],
    [{ dateStyle: 'medium' }, '22 Tach 2026'],
    [{ dateStyle: 'long', timeStyle: 'short' }, '22 Tachwedd 2026 am 14:47'],
    [{ timeStyle: 'short' }, '14:47'],
  ] as const)('says a moment in the style %j', (style, said) => {
    expect(welsh.date(instant, { ...style, ...there })).toBe(said);
  });

  it('counts as the Unicode CLDR does', () => {
    const known = new Intl.PluralRules('cy');
    for (let value = 0; value <= 120; value += 1)
      expect([value, welsh.plural(value)]).toEqual([value, known.select(value)]);
  });

  it('knows the days and months of the Unicode CLDR', () => {
    const known = new Intl.DateTimeFormat('cy', {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      ...there,
    });
    for (let day = 0; day < 365; day += 10) {
      const one = new Date(instant.getTime() + day * 86_400_000);
      expect(welsh.date(one, { dateStyle: 'full', ...there })).toBe(known.format(one));
    }
  });

  it.each([
    [[], ''],
    [['Derwen'], 'Derwen'],
    [['Derwen', 'Llwyfen'], 'Derwen a Llwyfen'],
    [['Derwen', 'Llwyfen', 'Onnen'], 'Derwen, Llwyfen ac Onnen'],
  ])('joins %j', (things, said) => {
    expect(welsh.list(things, 'conjunction')).toBe(said);
  });
});
