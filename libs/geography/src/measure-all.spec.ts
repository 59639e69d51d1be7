import { measureAll, toNearestPoint } from './measure-all';
import type { MeasuredSchool, Measurer } from './measurement';
import { straightLineMeasurer } from './straight-line-measurer';
import { buildNetwork } from './walking/network';
import { routeBetween, walkingMeasurer } from './walking/walking-measurer';

/** Two banks of a river, joined by one bridge a kilometre upstream; and a lane on an island. */
const network = buildNetwork({
  date: '2028-01-15',
  nodes: [
    { id: 'south', easting: 480_000, northing: 300_000 },
    { id: 'north', easting: 480_000, northing: 300_100 },
    { id: 'bridge-south', easting: 481_000, northing: 300_000 },
    { id: 'bridge-north', easting: 481_000, northing: 300_100 },
    { id: 'island', easting: 484_000, northing: 300_050 },
    { id: 'jetty', easting: 484_000, northing: 300_060 },
  ],
  ways: [{ nodes: ['south', 'bridge-south', 'bridge-north', 'north'] }, { nodes: ['island', 'jetty'] }],
});

const homes = [
  { id: 'quay', easting: 480_000, northing: 299_990 },
  { id: 'farm', easting: 490_000, northing: 299_990 },
  { id: 'islander', easting: 484_000, northing: 300_050 },
];
const school: MeasuredSchool = {
  id: 'riverside',
  points: [
    { id: 'ferry-gate', easting: 480_000, northing: 300_105 },
    { id: 'bridge-gate', easting: 481_000, northing: 300_110 },
  ],
};

describe('measuring every home to every school', () => {
  it('by ruler gives the straight line, with both points', async () => {
    const measurements = await measureAll({ homes, schools: [school], measurer: straightLineMeasurer() });
    expect(measurements).toHaveLength(6);
    expect(measurements[0]).toEqual({
      home: 'quay',
      school: 'riverside',
      schoolPoint: 'ferry-gate',
      method: 'straight-line',
      from: { easting: 480_000, northing: 299_990 },
      to: { easting: 480_000, northing: 300_105 },
      source: { kind: 'national-grid' },
      distance: { reached: true, millimetres: 115_000 },
    });
  });

  it('on foot goes round by the bridge, tells the snaps apart and names the network', async () => {
    const [first] = await measureAll({ homes, schools: [school], measurer: walkingMeasurer(network) });
    expect(first).toMatchObject({
      method: 'walking-route',
      source: { kind: 'network', digest: network.digest, date: '2028-01-15' },
      distance: { reached: true, millimetres: 2_100_000, snaps: { home: 10_000, school: 5_000 } },
    });
  });

  it('says plainly who cannot be reached, and why', async () => {
    const far = { id: 'far', points: [{ id: 'gate', easting: 485_000, northing: 310_000 }] };
    const measurements = await measureAll({ homes, schools: [school, far], measurer: walkingMeasurer(network) });
    const reasons = measurements.map(
      ({ home, schoolPoint, distance }) => `${home} ${schoolPoint} ${distance.reached ? 'reached' : distance.reason}`,
    );
    expect(reasons).toContain('farm ferry-gate home-too-far-from-any-path');
    expect(reasons).toContain('islander ferry-gate home-too-far-from-any-path');
    expect(reasons).toContain('quay gate school-too-far-from-any-path');
    expect(measurements.find(({ home }) => home === 'farm')?.distance).toMatchObject({
      says: 'The home is too far from any street or path of the network (the limit is 250 metres).',
    });
  });

  it('takes another limit for joining points to the network', async () => {
    const measurer = walkingMeasurer(network, { snapLimit: 4_000 });
    const [first] = await measureAll({ homes, schools: [school], measurer });
    expect(first?.distance).toMatchObject({ reached: false, reason: 'school-too-far-from-any-path' });
  });

  it('to the nearest gate keeps the gate that is nearest and can be reached', async () => {
    const measurements = await measureAll({ homes, schools: [school], measurer: walkingMeasurer(network) });
    expect(toNearestPoint(measurements).map(({ home, schoolPoint }) => `${home} ${schoolPoint}`)).toEqual([
      'quay bridge-gate',
      'farm ferry-gate',
      'islander ferry-gate',
    ]);
  });

  it('measures only what is wanted, once for each measuring point, and tells how far it is', async () => {
    const asked: string[] = [];
    const ruler = straightLineMeasurer();
    const counting: Measurer = {
      method: ruler.method,
      measure: (some, point) => {
        asked.push(`${point.id}: ${some.map(({ id }) => id).join(' ')}`);
        return ruler.measure(some, point);
      },
    };
    const told: string[] = [];
    const rows = await measureAll({
      homes,
      schools: [school, { id: 'unwanted', points: [{ id: 'gate', lon: 0, lat: 52 }] }],
      measurer: counting,
      wanted: (home, to) => to === 'riverside' && home !== 'farm',
      progress: (done, total) => told.push(`${done} of ${total}`),
    });
    expect(rows).toHaveLength(4);
    expect(asked).toEqual(['ferry-gate: quay islander', 'bridge-gate: quay islander']);
    expect(told).toEqual(['1 of 3', '2 of 3', '3 of 3']);
  });

  it('refuses ids given twice and points that are no place, before measuring', async () => {
    const measurer = straightLineMeasurer();
    const measure = (some: typeof homes, schools: readonly MeasuredSchool[]) =>
      measureAll({ homes: some, schools, measurer });
    await expect(measure([...homes, ...homes], [school])).rejects.toThrow(/homes\[3\]\.id: found "quay" a second time/);
    await expect(measure(homes, [school, school])).rejects.toThrow(/schools\[1\]\.id: found "riverside" a second time/);
    await expect(measure([{ id: 'x', easting: NaN, northing: 1 }], [school])).rejects.toThrow(
      /homes\[0\]\.easting: found NaN/,
    );
    const nowhere = { id: 's', points: [{ id: 'gate', lon: 0, lat: 520 }] };
    await expect(measure(homes, [nowhere])).rejects.toThrow(/schools\[0\]\.points\[0\]\.lat: found 520/);
  });
});

describe('the route of a walk', () => {
  it('passes every bend from the node nearest the home to the node nearest the school', () => {
    const gate = { easting: 480_000, northing: 300_105 };
    const route = routeBetween(network, { easting: 480_000, northing: 299_990 }, gate);
    expect(route).toEqual({
      reached: true,
      millimetres: 2_100_000,
      snaps: { home: 10_000, school: 5_000 },
      points: [
        { easting: 480_000, northing: 300_000 },
        { easting: 481_000, northing: 300_000 },
        { easting: 481_000, northing: 300_100 },
        { easting: 480_000, northing: 300_100 },
      ],
    });
    expect(routeBetween(network, { easting: 490_000, northing: 300_000 }, gate)).toMatchObject({ reached: false });
  });
});
