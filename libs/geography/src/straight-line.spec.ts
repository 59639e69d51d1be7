import fc from 'fast-check';
import { globeLine, straightLine } from './straight-line';

const metre = fc.integer({ min: 0, max: 700_000_000 }).map((millimetres) => millimetres / 1000);
const point = fc.record({ easting: metre, northing: metre });

describe('the straight line', () => {
  it('is exact on a right-angled triangle', () => {
    expect(straightLine({ easting: 480_000, northing: 300_000 }, { easting: 480_300, northing: 300_400 })).toBe(
      500_000,
    );
    expect(straightLine({ easting: 480_000.001, northing: 300_000 }, { easting: 480_000, northing: 300_000 })).toBe(1);
  });

  it('takes longitude and latitude too, and mixes', () => {
    const grid = { easting: 485_388, northing: 309_063 };
    expect(straightLine(grid, { lon: -0.738628, lat: 52.672557 })).toBeLessThan(5000);
  });

  it('is the nearest whole millimetre, the same both ways, and never longer than by way of a third point', () => {
    const seed = 1_113;
    fc.assert(
      fc.property(point, point, point, (a, b, c) => {
        const ab = straightLine(a, b);
        const [east, north] = [
          Math.round(a.easting * 1000) - Math.round(b.easting * 1000),
          Math.round(a.northing * 1000) - Math.round(b.northing * 1000),
        ];
        const square = 4n * (BigInt(east) ** 2n + BigInt(north) ** 2n);
        expect((2n * BigInt(ab) - 1n) ** 2n <= square || ab === 0).toBe(true);
        expect((2n * BigInt(ab) + 1n) ** 2n > square).toBe(true);
        expect(straightLine(b, a)).toBe(ab);
        expect(ab).toBeLessThanOrEqual(straightLine(a, c) + straightLine(c, b) + 1);
      }),
      { seed },
    );
  });

  it('is within half a per cent of the line over the globe, wherever in the country', () => {
    for (const [easting, northing] of [
      [140_000, 20_000],
      [480_000, 300_000],
      [650_000, 310_000],
      [420_000, 650_000],
    ] as const) {
      const from = { easting, northing };
      const to = { easting: easting + 3_000, northing: northing + 4_000 };
      expect(Math.abs(globeLine(from, to) / straightLine(from, to) - 1)).toBeLessThan(0.005);
    }
  });
});
