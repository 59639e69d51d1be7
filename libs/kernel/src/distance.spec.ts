import fc from 'fast-check';
import { millimetresIn, sayDistance, stepsOf, type Rounding, type Unit } from './distance';

const unit = fc.constantFrom<Unit>('metre', 'kilometre', 'mile');
const rounding = fc.record({ unit, decimals: fc.integer({ min: 0, max: 4 }) });
const distance = fc.integer({ min: 0, max: 300_000_000 });

describe('A distance as a policy compares it', () => {
  it.each<[number, Rounding, number, string]>([
    [689_499, { unit: 'metre', decimals: 0 }, 689, '689 metres'],
    [689_500, { unit: 'metre', decimals: 0 }, 690, '690 metres'],
    [1_145_900, { unit: 'mile', decimals: 3 }, 712, '0.712 miles'],
    [1_609_344, { unit: 'mile', decimals: 0 }, 1, '1 mile'],
    [804_672, { unit: 'mile', decimals: 0 }, 1, '1 mile'],
    [804_671, { unit: 'mile', decimals: 0 }, 0, '0 miles'],
    [1_000, { unit: 'metre', decimals: 0 }, 1, '1 metre'],
    [12_345_678, { unit: 'kilometre', decimals: 1 }, 123, '12.3 kilometres'],
    [5, { unit: 'kilometre', decimals: 3 }, 0, '0.000 kilometres'],
    [689_123, { unit: 'metre', decimals: 'none' }, 689_123, '689.123 metres'],
  ])('%i millimetres by %j is %i: %s', (millimetres, by, steps, text) => {
    expect(stepsOf(millimetres, by)).toBe(steps);
    expect(sayDistance(steps, by)).toBe(text);
  });

  it('is never off by more than half a step, halves going up, and keeps the order', () => {
    const seed = 1_609_344;
    fc.assert(
      fc.property(distance, distance, rounding, (a, b, by) => {
        const scale = 10n ** BigInt(by.decimals);
        const whole = BigInt(millimetresIn[by.unit]);
        const twiceOff = 2n * (BigInt(stepsOf(a, by)) * whole - BigInt(a) * scale);
        expect(twiceOff > -whole && twiceOff <= whole).toBe(true);
        if (a <= b) expect(stepsOf(a, by)).toBeLessThanOrEqual(stepsOf(b, by));
      }),
      { seed },
    );
  });
});
