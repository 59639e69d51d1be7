import { straightLine } from '@geography';
import { secondMethod } from './second-method';

const home = { easting: 560_000, northing: 340_000 };
const school = { easting: 560_600, northing: 340_800 };
const walk = (metres: number, gaps?: { home: number; school: number }) =>
  ({ reached: true, millimetres: metres * 1000, ...(gaps === undefined ? {} : { snaps: gaps }) }) as const;

describe('A second method', () => {
  it('holds a straight line against the line over the globe', () => {
    const { straight, outlier } = secondMethod('straight-line', home, school, walk(1_000), undefined);
    expect(Math.abs(straight - straightLine(home, school))).toBeLessThan(5_000);
    expect(outlier).toBeNull();
    expect(secondMethod('straight-line', home, school, walk(1_050), undefined).outlier).toBe('methods-disagree');
    const away = { easting: 400_000, northing: 100_000 };
    expect(secondMethod('straight-line', home, away, walk(straightLine(home, away) / 1000), undefined).outlier).toBe(
      'very-far',
    );
  });

  it.each([
    ['as long as the straight line', 1_000, undefined, null],
    ['somewhat shorter, because the gaps are not part of it', 940, { home: 40_000, school: 20_000 }, null],
    ['shorter by what grid and globe differ', 996, undefined, null],
    ['shorter than can be', 940, undefined, 'shorter-than-straight-line'],
    ['three times as long', 3_000, undefined, null],
    ['longer than that', 3_001, undefined, 'much-longer-than-straight-line'],
  ] as const)('lets a walk be %s, or flags it', (_, metres, gaps, outlier) => {
    const second = secondMethod('walking-route', home, school, walk(metres, gaps), undefined);
    expect(second).toMatchObject({ straight: 1_000_000, walk: null, outlier });
    expect(second.outlierSays === null).toBe(outlier === null);
  });

  it('does not flag a short way round the corner', () => {
    const near = { easting: 560_010, northing: 340_000 };
    expect(secondMethod('walking-route', home, near, walk(90), undefined).outlier).toBeNull();
  });

  it('compares a walk with the other measurer of walks, and says so when there is none', () => {
    const beside = (millimetres: number) => secondMethod('walking-route', home, school, walk(1_400), { millimetres });
    expect(beside(1_500_000)).toMatchObject({ walk: 1_500_000, outlier: null });
    expect(beside(1_700_000)).toMatchObject({
      outlier: 'methods-disagree',
      outlierSays: 'One method gives 1400 metres, the other 1700 metres: look at both ways.',
    });
    expect(secondMethod('walking-route', home, school, walk(1_400), { says: 'It was away.' })).toMatchObject({
      walk: null,
      says: 'It was away.',
      outlier: null,
    });
  });
});
