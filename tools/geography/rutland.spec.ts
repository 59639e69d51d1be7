import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  measureAll,
  searchTo,
  straightLineMeasurer,
  walkFrom,
  walkingMeasurer,
  type MeasuredSchool,
  type Measurement,
  type Network,
  type Place,
} from '@geography';
import createGraph, { type Graph } from 'ngraph.graph';
import { aStar } from 'ngraph.path';
import fc from 'fast-check';
import { readNetwork } from './read-network';

const shared = join(__dirname, '../../../shared/data');
const osm = (name: string): string => join(shared, 'osm', name);

/** One line of the distances computed by another program, in metres. */
interface Reference {
  readonly straight: number;
  readonly walk: number;
  readonly homeSnap: number;
  readonly schoolSnap: number;
}

/** Why a walk may differ from the reference, in the order in which the reasons are looked for. */
const reasons: readonly (readonly [string, (distance: Reached, reference: Reference) => boolean])[] = [
  [
    'the home is joined to another node',
    ({ snaps }, { homeSnap }) => Math.abs((snaps?.home ?? 0) / 1000 - homeSnap) > 5,
  ],
  [
    'the school is joined to another node',
    ({ snaps }, { schoolSnap }) => Math.abs((snaps?.school ?? 0) / 1000 - schoolSnap) > 5,
  ],
  ['both are a few steps apart', ({ millimetres }, { walk }) => walk < 50 && millimetres < 50_000],
];

type Reached = Extract<Measurement['distance'], { reached: true }>;

(existsSync(shared) ? describe : describe.skip)(
  'Rutland: 25,360 homes and schools on its own streets (../shared/data/osm)',
  () => {
    let network: Network;
    let homes: readonly Place[];
    let schools: readonly MeasuredSchool[];
    let references: ReadonlyMap<string, Reference>;

    beforeAll(async () => {
      network = await readNetwork(osm('rutland-2018.osm.pbf'));
      references = readReferences();
      homes = readHomes(new Set([...references.keys()].map((pair) => pair.slice(0, pair.indexOf('|')))));
      schools = readSchools();
    }, 60_000);

    const referenceOf = ({ home, school }: Measurement): Reference => {
      const reference = references.get(`${home}|${school}`);
      if (reference === undefined) throw new RangeError(`No reference for ${home} and ${school}.`);
      return reference;
    };

    it('has the network that the reference was computed on', () => {
      expect(network).toMatchObject({ surface: 'globe', date: '2018-02-27T21:43:02Z' });
      expect(network.xs).toHaveLength(28_116);
      expect(homes).toHaveLength(1_268);
      expect(references.size).toBe(25_360);
    });

    it('has the same digest whenever it is read', async () => {
      expect((await readNetwork(osm('rutland-2018.osm.pbf'))).digest).toBe(network.digest);
    });

    it('straight lines agree to 0.2 metres', async () => {
      const measurements = await measureAll({ homes, schools, measurer: straightLineMeasurer() });
      expect(measurements).toHaveLength(25_360);
      const worst = Math.max(...measurements.map((m) => Math.abs(metresOf(m) - referenceOf(m).straight)));
      process.stdout.write(`  straight line: ${measurements.length} pairs, worst difference ${worst.toFixed(3)} m\n`);
      expect(worst).toBeLessThanOrEqual(0.2);
    });

    it('walks agree within 1% for at least 97 pairs in 100, and each beyond 5% has a named reason', async () => {
      const measurements = await measureAll({ homes, schools, measurer: walkingMeasurer(network) });
      const apart = (m: Measurement): number =>
        Math.abs(metresOf(m) - referenceOf(m).walk) / Math.max(referenceOf(m).walk, 0.1);
      const within = (share: number): number => measurements.filter((m) => apart(m) <= share).length;
      const far = measurements.filter((m) => !(apart(m) <= 0.05)).map((m) => reasonFor(m, referenceOf(m)));
      const counts = new Map<string, number>(
        reasons.map(([name]) => [name, far.filter((reason) => reason === name).length]),
      );
      process.stdout.write(
        `  walking: within 1%: ${within(0.01)}, within 5%: ${within(0.05)}, beyond: ${far.length}\n`,
      );
      for (const [name, count] of counts) process.stdout.write(`    beyond 5% because ${name}: ${count}\n`);
      expect(within(0.01)).toBeGreaterThanOrEqual(0.97 * 25_360);
      expect(far.filter((reason) => reason === 'no reason')).toEqual([]);
    });

    it('walks agree to the millimetre with an independent library, on pairs drawn with a printed seed', () => {
      const seed = 20_180_227;
      process.stdout.write(`  independent library: 300 pairs, seed ${seed}\n`);
      const finder = aStar(graphOf(network), {
        distance: (_, __, link) => link.data,
        heuristic: (a, b) => atLeast(network, Number(a.id), Number(b.id)),
      });
      const main = [...network.inMainPart.keys()].filter((node) => network.inMainPart[node] === 1);
      const drawn = fc.sample(
        fc.tuple(fc.constantFrom(...main), fc.array(fc.constantFrom(...main), { minLength: 15, maxLength: 15 })),
        { seed, numRuns: 20 },
      );
      for (const [school, starts] of drawn) {
        const search = searchTo(network, school);
        for (const start of starts) {
          const path = finder.find(start, school).map((node) => Number(node.id));
          expect(search.millimetres[start]).toBe(lengthOf(network, path));
          expect(lengthOf(network, walkFrom(search, start))).toBe(search.millimetres[start]);
        }
      }
    }, 60_000);
  },
);

function metresOf({ distance }: Measurement): number {
  return distance.reached ? distance.millimetres / 1000 : NaN;
}

function reasonFor({ distance }: Measurement, reference: Reference): string {
  if (!distance.reached) return 'no reason';
  return reasons.find(([, applies]) => applies(distance, reference))?.[0] ?? 'no reason';
}

/** The network as a graph of the independent library, one link for each direction. */
function graphOf({ xs, firstInto, from, lengths }: Network): Graph<undefined, number> {
  const graph = createGraph<undefined, number>();
  for (let end = 0; end < xs.length; end += 1) {
    for (let at = firstInto[end] ?? 0; at < (firstInto[end + 1] ?? 0); at += 1)
      graph.addLink(from[at] ?? 0, end, lengths[at] ?? 0);
  }
  return graph;
}

/** A distance that no walk between two nodes of Rutland is shorter than, in millimetres: it lets the library look ahead. */
function atLeast({ xs, ys }: Network, a: number, b: number): number {
  const east = ((xs[a] ?? 0) - (xs[b] ?? 0)) * 67_000_000;
  const north = ((ys[a] ?? 0) - (ys[b] ?? 0)) * 111_000_000;
  return 0.99 * Math.hypot(east, north);
}

/** The sum of the segments along some nodes, in either order; NaN where two that follow are not joined. */
function lengthOf({ firstInto, from, lengths }: Network, nodes: readonly number[]): number {
  let sum = 0;
  for (let step = 1; step < nodes.length; step += 1) {
    const end = nodes[step] ?? 0;
    const row = from.subarray(firstInto[end], firstInto[end + 1]);
    const at = row.indexOf(nodes[step - 1] ?? -1);
    sum += at < 0 ? NaN : (lengths[(firstInto[end] ?? 0) + at] ?? 0);
  }
  return nodes.length === 0 ? Infinity : sum;
}

function readReferences(): ReadonlyMap<string, Reference> {
  return new Map(
    linesOf(readFileSync(osm('rutland_postcode_school_walk_m.csv'), 'utf8')).map((line) => {
      const [postcode, urn, straight, walk, homeSnap, schoolSnap] = line.split(',');
      const reference = {
        straight: Number(straight),
        walk: Number(walk),
        homeSnap: Number(homeSnap),
        schoolSnap: Number(schoolSnap),
      };
      return [`${postcode}|${urn}`, reference];
    }),
  );
}

function readHomes(postcodes: ReadonlySet<string>): readonly Place[] {
  const text = gunzipSync(readFileSync(join(shared, 'postcodes/codepoint_england_202511_slim.csv.gz'))).toString(
    'utf8',
  );
  return linesOf(text).flatMap((line) => {
    const postcode = line.slice(0, line.indexOf(','));
    if (!postcodes.has(postcode)) return [];
    const [, , easting, northing] = line.split(',');
    return [{ id: postcode, easting: Number(easting), northing: Number(northing) }];
  });
}

function readSchools(): readonly MeasuredSchool[] {
  return linesOf(readFileSync(osm('rutland_schools.csv'), 'utf8')).map((line) => {
    const fields = line.split(',');
    const [easting, northing] = fields.slice(-5).map(Number);
    return { id: fields[0] ?? '', points: [{ id: 'centre', easting: easting ?? NaN, northing: northing ?? NaN }] };
  });
}

/** The lines of a table without its heading. */
function linesOf(text: string): readonly string[] {
  return text.trim().split(/\r?\n/).slice(1);
}
