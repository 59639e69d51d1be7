import fc from 'fast-check';
import { formatDistance, millimetresIn, roundDistance, type DistanceUnit, type Rounding } from './rounding';

const unit = fc.constantFrom<DistanceUnit>('metre', 'kilometre', 'mile');
const rounding = fc.record({ unit, decimals: fc.integer({ min: 0, max: 4 }) });
const distance = fc.integer({ min: 0, max: 300_000_000 });

describe('rounding', () => {
  it.each<[number, Rounding, number, string]>([
    [689_499, { unit: 'metre', decimals: 0 }, 689, '689 metres'],
    [689_500, { unit: 'metre', decimals: 0 }, 690, '690 metres'],
    [1_145_900, { unit: 'mile', decimals: 3 }, 712, '0.712 miles'],
    [1_609_344, { unit: 'mile', decimals: 0 }, 1, '1 mile'],
    [1_609_344, { unit: 'mile', decimals: 2 }, 100, '1.00 miles'],
    [804_672, { unit: 'mile', decimals: 0 }, 1, '1 mile'],
    [804_671, { unit: 'mile', decimals: 0 }, 0, '0 miles'],
    [1_000, { unit: 'metre', decimals: 0 }, 1, '1 metre'],
    [12_345_678, { unit: 'kilometre', decimals: 1 }, 123, '12.3 kilometres'],
    [5, { unit: 'kilometre', decimals: 3 }, 0, '0.000 kilometres'],
    [689_123, 'none', 689_123, '689.123 metres'],
  ])('%i millimetres by %j is %i: %s', (millimetres, by, count, text) => {
    expect(roundDistance(millimetres, by)).toBe(count);
    expect(formatDistance(millimetres, by)).toBe(text);
  });

  it('is never off by more than half a step, halves going up, and keeps the order', () => {
    const seed = 1_609_344;
    fc.assert(
      fc.property(distance, distance, rounding, (a, b, by) => {
        const count = BigInt(roundDistance(a, by));
        const scale = 10n ** BigInt(by.decimals);
        const twice = 2n * (count * BigInt(millimetresIn[by.unit]) - BigInt(a) * scale);
        expect(twice > -BigInt(millimetresIn[by.unit])).toBe(true);
        expect(twice <= BigInt(millimetresIn[by.unit])).toBe(true);
        if (a <= b) expect(roundDistance(a, by)).toBeLessThanOrEqual(roundDistance(b, by));
      }),
      { seed },
    );
  });

  it.each([-1, 1.5, NaN, Infinity])('refuses a distance of %d', (millimetres) => {
    expect(() => roundDistance(millimetres, 'none')).toThrow(/millimetres: found/);
  });

  it.each([-1, 7, 0.5, NaN])('refuses %d decimals', (decimals) => {
    expect(() => roundDistance(1, { unit: 'mile', decimals })).toThrow(/decimals: found/);
  });

  it('refuses a distance too long to round exactly', () => {
    expect(() => roundDistance(2 ** 52, { unit: 'metre', decimals: 6 })).toThrow(/4,000 kilometres/);
  });
});
