import { buildNetwork } from '@geography';
import { routeLine } from './route-line';

const network = buildNetwork({
  date: '2026-05-01',
  nodes: [
    { id: 1, easting: 560_000, northing: 340_000 },
    { id: 2, easting: 560_300, northing: 340_000 },
    { id: 3, easting: 560_300, northing: 340_400 },
  ],
  ways: [{ nodes: [1, 2, 3] }],
});
const home = { easting: 560_000, northing: 340_010 };
const gate = { easting: 560_300, northing: 340_405 };

describe('The lines of a measurement', () => {
  it('are the straight one, the walk bend by bend, and the gaps that are not part of it', () => {
    const { features, noWalk } = routeLine(home, gate, { walk: true, network });
    expect(noWalk).toBeNull();
    expect(features.map(({ properties: { kind, millimetres } }) => [kind, millimetres])).toEqual([
      ['straight-line', 496_009],
      ['walking-route', 700_000],
      ['gap', 10_000],
      ['gap', 5_000],
    ]);
    expect(features[1]?.geometry.coordinates).toHaveLength(3);
    expect(features[1]?.geometry.coordinates[0]).toEqual(features[2]?.geometry.coordinates[1]);
  });

  it('say why there is no walk to draw', () => {
    const far = { easting: 561_000, northing: 340_000 };
    expect(routeLine(far, gate, { walk: true, network })).toMatchObject({
      features: [{ properties: { kind: 'straight-line' } }],
      noWalk: expect.stringContaining('too far') as string,
    });
    expect(routeLine(home, gate, { walk: false })).toMatchObject({ noWalk: null });
  });

  it('are lines even where the walk is only one corner', () => {
    const [, walk] = routeLine(home, { easting: 559_990, northing: 340_000 }, { walk: true, network }).features;
    expect(walk?.geometry.coordinates).toHaveLength(2);
  });
});
