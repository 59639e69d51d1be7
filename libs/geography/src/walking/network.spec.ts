import { digestText } from '@kernel';
import fc from 'fast-check';
import { buildNetwork, nodePoint } from './network';
import { linesOf } from './network-digest';
import { randomStreets } from './random-streets';
import type { StreetPlan } from './street-plan';

const town: StreetPlan = {
  date: '2028-01-15',
  nodes: [
    { id: 'mill', easting: 480_300, northing: 300_400 },
    { id: 'green', easting: 480_000, northing: 300_000 },
    { id: 'church', easting: 480_300, northing: 300_000 },
    { id: 'halt', easting: 481_000, northing: 301_000 },
    { id: 'yard', easting: 481_010, northing: 301_000 },
  ],
  ways: [
    { nodes: ['green', 'church', 'mill'] },
    { nodes: ['mill', 'green'], tags: { highway: 'footway' } },
    { nodes: ['green', 'halt'], tags: { highway: 'motorway' } },
    { nodes: ['halt', 'yard'], tags: { highway: 'service' } },
  ],
};

describe('a walking network', () => {
  it('holds each walkable segment in both directions, with nodes from west to east', () => {
    const network = buildNetwork(town);
    expect([0, 1, 2, 3, 4].map((node) => nodePoint(network, node))).toEqual(
      ['green', 'church', 'mill', 'halt', 'yard'].map((id) => {
        const { easting, northing } = { easting: 0, northing: 0, ...town.nodes.find((node) => node.id === id) };
        return { easting, northing };
      }),
    );
    expect([...network.firstInto]).toEqual([0, 2, 4, 6, 7, 8]);
    expect([...network.from]).toEqual([1, 2, 0, 2, 0, 1, 4, 3]);
    expect([...network.lengths]).toEqual([300_000, 500_000, 300_000, 400_000, 500_000, 400_000, 10_000, 10_000]);
    expect([...network.inMainPart]).toEqual([1, 1, 1, 0, 0]);
  });

  it('measures degrees by the haversine formula with the mean radius of the earth', () => {
    const nodes = [
      { id: 1, lon: 0, lat: 52 },
      { id: 2, lon: 0, lat: 53 },
      { id: 3, lon: 1, lat: 53 },
    ];
    const { lengths } = buildNetwork({ date: '2028-01-15', nodes, ways: [{ nodes: [1, 2, 3] }] });
    expect(lengths[0]).toBe(111_195_080);
    expect(lengths[2]).toBe(66_918_328);
  });

  it('has a digest that anyone can take from its lines of text', () => {
    const network = buildNetwork(town);
    const text = [...linesOf(network)].join('');
    expect(text.split('\n').slice(0, 2)).toEqual(['network 1 grid 2028-01-15', 'node 480000 300000']);
    expect(text).toContain('\nsegment 0 2 500000\n');
    expect(network.digest).toBe(digestText(text));
  });

  it('is the same, to the digest, in whatever order its streets come and whatever its nodes are called', () => {
    const seed = 1_959;
    fc.assert(
      fc.property(randomStreets, (plan) => {
        const renamed = {
          date: plan.date,
          nodes: [...plan.nodes].reverse().map((node) => ({ ...node, id: `node ${node.id}` })),
          ways: [...plan.ways]
            .reverse()
            .map(({ nodes }) => ({ nodes: [...nodes].reverse().map((id) => `node ${id}`) })),
        };
        expect(buildNetwork(renamed)).toEqual(buildNetwork(plan));
      }),
      { seed },
    );
  });

  it('has another digest when a street moves, closes or is dated another day', () => {
    const digests = [
      town,
      { ...town, date: '2028-01-16' },
      { ...town, ways: town.ways.slice(1) },
      {
        ...town,
        nodes: town.nodes.map((node) =>
          node.id === 'mill' ? { id: 'mill', easting: 480_300, northing: 300_400.5 } : node,
        ),
      },
    ].map((plan) => buildNetwork(plan).digest);
    expect(new Set(digests).size).toBe(4);
  });

  it('refuses a way through a node that is not there, a node given twice, and a town where nobody may walk', () => {
    expect(() => buildNetwork({ ...town, ways: [{ nodes: ['green', 'moor'] }] })).toThrow(
      /ways\[0\]\.nodes\[1\]: found "moor"/,
    );
    expect(() => buildNetwork({ ...town, nodes: [...town.nodes, ...town.nodes] })).toThrow(/nodes\[5\]\.id/);
    expect(() => buildNetwork({ ...town, ways: town.ways.slice(2, 3) })).toThrow(/none of which a person may walk on/);
  });
});
