import fc from 'fast-check';
import { buildNetwork, nodePoint, type Network } from './network';
import { randomStreets } from './random-streets';
import { searchTo, walkFrom } from './search';
import { snapperFor } from './snap';
import { segmentLength } from './surface';
import { straightLine } from '../straight-line';

/** The shortest walk between every two nodes, found by trying every node as a halfway point (Floyd, 1962). */
function everyWalk({ xs, firstInto, from, lengths }: Network): number[][] {
  const size = xs.length;
  const walks = Array.from({ length: size }, (_, a) =>
    Array.from({ length: size }, (__, b) => (a === b ? 0 : Infinity)),
  );
  const walk = (a: number, b: number): number => walks[a]?.[b] ?? Infinity;
  const set = (a: number, b: number, length: number): void => {
    const row = walks[a];
    if (row) row[b] = Math.min(row[b] ?? Infinity, length);
  };
  for (let end = 0; end < size; end += 1) {
    for (let at = firstInto[end] ?? 0; at < (firstInto[end + 1] ?? 0); at += 1)
      set(from[at] ?? 0, end, lengths[at] ?? 0);
  }
  for (let half = 0; half < size; half += 1) {
    for (let a = 0; a < size; a += 1) for (let b = 0; b < size; b += 1) set(a, b, walk(a, half) + walk(half, b));
  }
  return walks;
}

describe('the search to one node', () => {
  it('finds the shortest walk from every node, and says where there is none', () => {
    const seed = 1_962;
    fc.assert(
      fc.property(randomStreets, (plan) => {
        const network = buildNetwork(plan);
        const walks = everyWalk(network);
        for (let node = 0; node < network.xs.length; node += 1) {
          expect([...searchTo(network, node).millimetres]).toEqual(walks.map((row) => row[node]));
        }
      }),
      { seed },
    );
  });

  it('holds where a way is open in one direction only', () => {
    const network = { ...buildNetwork({ date: '2028-01-15', nodes: line(3), ways: [{ nodes: [0, 1, 2] }] }) };
    const oneWay = {
      ...network,
      firstInto: Int32Array.of(0, 0, 1, 2),
      from: Int32Array.of(0, 1),
      lengths: Int32Array.of(5, 7),
    };
    expect([...searchTo(oneWay, 2).millimetres]).toEqual([12, 7, 0]);
    expect([...searchTo(oneWay, 0).millimetres]).toEqual([0, Infinity, Infinity]);
  });

  it('gives walks that are as long as they say, the same both ways, and never shorter than the straight line', () => {
    const seed = 11_130;
    fc.assert(
      fc.property(randomStreets, fc.nat(24), (plan, end) => {
        const network = buildNetwork(plan);
        const goal = end % network.xs.length;
        const search = searchTo(network, goal);
        network.xs.forEach((_, start) => {
          const walk = walkFrom(search, start);
          const length = search.millimetres[start] ?? Infinity;
          expect(walk.length === 0).toBe(length === Infinity);
          if (walk.length === 0) return;
          expect([walk[0], walk[walk.length - 1]]).toEqual([start, goal]);
          expect(sum(network, walk)).toBe(length);
          expect(searchTo(network, start).millimetres[goal]).toBe(length);
          expect(length).toBeGreaterThanOrEqual(
            straightLine(nodePoint(network, start), nodePoint(network, goal)) - walk.length,
          );
        });
      }),
      { seed, numRuns: 40 },
    );
  });
});

describe('joining a point to the network', () => {
  it('finds the nearest node of the main part within the limit, as looking at each one does', () => {
    const seed = 250;
    const near = fc.record({
      easting: fc.integer({ min: 479_500, max: 482_500 }),
      northing: fc.integer({ min: 299_500, max: 302_500 }),
    });
    fc.assert(
      fc.property(randomStreets, near, fc.integer({ min: 1_000, max: 900_000 }), (plan, point, limit) => {
        const network = buildNetwork(plan);
        const all = [...network.xs.keys()]
          .filter((node) => network.inMainPart[node] === 1)
          .map((node) => ({
            node,
            millimetres: segmentLength(
              'grid',
              point.easting,
              point.northing,
              network.xs[node] ?? 0,
              network.ys[node] ?? 0,
            ),
          }))
          .filter(({ millimetres }) => millimetres <= limit)
          .sort((a, b) => a.millimetres - b.millimetres || a.node - b.node);
        expect(snapperFor(network, limit)(point)).toEqual(all[0]);
      }),
      { seed },
    );
  });

  it('takes a point exactly at the limit and none beyond, by degrees too', () => {
    const grid = snapperFor(buildNetwork({ date: '2028-01-15', nodes: line(2), ways: [{ nodes: [0, 1] }] }));
    expect(grid({ easting: 480_000, northing: 300_250 })).toEqual({ node: 0, millimetres: 250_000 });
    expect(grid({ easting: 480_000, northing: 300_250.001 })).toBeUndefined();
    const nodes = [
      { id: 1, lon: -0.7, lat: 52.6 },
      { id: 2, lon: -0.6, lat: 52.9 },
    ];
    const globe = snapperFor(buildNetwork({ date: '2028-01-15', nodes, ways: [{ nodes: [1, 2] }] }));
    expect(globe({ lon: -0.7037, lat: 52.6 })).toMatchObject({ node: 0 });
    expect(globe({ lon: -0.6037, lat: 52.9 })).toMatchObject({ node: 1 });
    expect(globe({ lon: -0.7038, lat: 52.6 })).toBeUndefined();
  });
});

/** Some nodes in a straight line, a metre apart. */
function line(count: number): { id: number; easting: number; northing: number }[] {
  return Array.from({ length: count }, (_, id) => ({ id, easting: 480_000 + id, northing: 300_000 }));
}

function sum({ firstInto, from, lengths }: Network, walk: readonly number[]): number {
  return walk.slice(1).reduce((total, end, at) => {
    const start = walk[at] ?? -1;
    const segment = from.subarray(firstInto[end], firstInto[end + 1]).indexOf(start);
    return total + (segment < 0 ? NaN : (lengths[(firstInto[end] ?? 0) + segment] ?? NaN));
  }, 0);
}
