import { buildNetwork, measureAll, walkingMeasurer } from '@geography';
import type { Place, StreetPlan } from '@geography';
import { median } from './figure';
import type { Figure } from './figure';

const side = 168;
const schools = 20;
const homes = 3_000;

/** Walking distances of a borough: about 28,000 nodes, twenty schools, every postcode, one search for each school. */
export async function boroughWalks(): Promise<readonly Figure[]> {
  const network = buildNetwork(streets());
  const spots = (count: number, step: number): readonly Place[] =>
    Array.from({ length: count }, (_, at) => {
      const node = (at * step) % (side * side);
      return { id: String(at), easting: 500_000 + (node % side) * 60 + 5, northing: 300_000 + Math.floor(node / side) * 60 + 7 };
    });
  const sites = spots(schools, 1_411).map((point) => ({ id: point.id, points: [point] }));
  const times: number[] = [];
  for (let run = 0; run < 6; run += 1) {
    const start = performance.now();
    await measureAll({ homes: spots(homes, 9), schools: sites, measurer: walkingMeasurer(network) });
    times.push(performance.now() - start);
  }
  const taken = median(times.slice(1));
  return [
    { name: 'nodes', instance: 'walks', value: side * side, unit: '' },
    { name: 'homes', instance: 'walks', value: homes, unit: '' },
    { name: 'searches', instance: 'walks', value: schools, unit: '' },
    { name: 'all walking distances', instance: 'walks', value: taken, unit: 'ms' },
    { name: 'one search', instance: 'walks', value: taken / schools, unit: 'ms' },
  ];
}

/** A grid of streets sixty metres apart, with every seventh street cut, so that ways round are needed. */
function streets(): StreetPlan {
  const id = (east: number, north: number): string => `${String(east)} ${String(north)}`;
  const all = Array.from({ length: side }, (_, at) => at);
  return {
    date: '2028-01-01',
    nodes: all.flatMap((north) => all.map((east) => ({ id: id(east, north), easting: 500_000 + east * 60, northing: 300_000 + north * 60 }))),
    ways: [
      ...all.map((north) => ({ nodes: all.map((east) => id(east, north)) })),
      ...all.flatMap((east) => (east % 7 === 3 ? [] : [{ nodes: all.map((north) => id(east, north)) }])),
    ],
  };
}
