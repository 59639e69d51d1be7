import { buildNetwork, parseStreetPlan, walkingMeasurer } from '@geography';
import { makeLand } from './land';

describe('makeLand', () => {
  it.each([1, 2, 3, 4, 5, 6, 7])('joins every home to the streets (seed %i)', async (seed) => {
    const land = makeLand(900, seed);
    const homes = [...land.homes, ...land.villages.flatMap((village) => [...village.homes, ...village.lane])];
    const places = homes.map(({ easting, northing }, at) => ({ id: String(at), easting, northing }));
    const { distances } = await walkingMeasurer(networkOf(land)).measure(places, { id: 'bank', ...land.centre });
    expect(distances.filter(({ reached }) => !reached)).toEqual([]);
  });

  it('has a private road, a yard that no street reaches, and a river that few bridges cross', () => {
    const { ways, nodes, westBank, crossings } = makeLand(900, 1);
    const network = networkOf({ ways, nodes });
    expect(ways.some(({ tags }) => tags['access'] === 'private')).toBe(true);
    expect(network.inMainPart.includes(0)).toBe(true);
    const bank = crossings[westBank] ?? [];
    const others = new Set((crossings[westBank + 1] ?? []).map(({ id }) => id));
    const bridges = ways.filter(
      ({ nodes: along }) => bank.some(({ id }) => id === along[0]) && others.has(along.at(-1) ?? 0),
    );
    expect(bridges.length).toBeGreaterThan(0);
    expect(bridges.length).toBeLessThan(bank.length / 4);
  });

  it('makes the way across the river much longer on foot than in a straight line', async () => {
    const land = makeLand(900, 1);
    const [opposite] =
      land.crossings[land.westBank + 1]?.filter(
        ({ northing }) => Math.abs(northing - land.bankWithoutBridge.northing) < 60,
      ) ?? [];
    const measurer = walkingMeasurer(networkOf(land));
    const place = { ...land.bankWithoutBridge, id: 'bank' };
    const { distances } = await measurer.measure(
      opposite === undefined ? [] : [{ ...opposite, id: 'opposite' }],
      place,
    );
    expect(distances).toEqual([expect.objectContaining({ reached: true })]);
    expect(distances[0]?.reached === true ? distances[0].millimetres : 0).toBeGreaterThan(1_000_000);
  });

  it('gives about fifteen homes a postcode', () => {
    const { homes } = makeLand(900, 1);
    const postcodes = new Set(homes.map(({ postcode }) => postcode));
    expect(homes.length / postcodes.size).toBeGreaterThan(10);
    expect(homes.length / postcodes.size).toBeLessThan(16);
  });
});

function networkOf({
  nodes,
  ways,
}: Pick<ReturnType<typeof makeLand>, 'nodes' | 'ways'>): ReturnType<typeof buildNetwork> {
  return buildNetwork(parseStreetPlan({ date: '2026-09-01', nodes, ways }));
}
