import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildNetwork, GeographyError } from '@geography';
import { readNetwork, readStreetPlan } from './read-network';

const xml = `<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6"><meta osm_base="2028-01-15T00:00:00Z"/>
  <node id="1" lon="-0.73" lat="52.67"/><node id="2" lon="-0.72" lat="52.67" timestamp="2027-05-01T00:00:00Z"/>
  <node id="3" lon="-0.71" lat="52.67"/><node id="4" lon="-0.70" lat="52.67"><tag k="highway" v="crossing"/></node>
  <way id="7"><nd ref="1"/><nd ref="2"/><nd ref="9"/><nd ref="3"/><nd ref="4"/><tag k="highway" v="footway"/></way>
  <way id="8"><nd ref="1"/><nd ref="4"/><tag k="highway" v="motorway"/></way>
  <way id="6"><nd ref="2"/><nd ref="3"/><tag k="railway" v="rail"/></way>
</osm>`;

const plain = {
  date: '2028-01-15',
  nodes: [
    { id: 'a', easting: 480_000, northing: 300_000 },
    { id: 'b', easting: 480_300, northing: 300_400 },
  ],
  ways: [{ nodes: ['a', 'b'] }],
};

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'network-'))));
afterAll(() => rm(folder, { recursive: true }));

async function read(name: string, content: string | Uint8Array, date?: string) {
  const path = join(folder, name);
  await writeFile(path, content);
  return readNetwork(path, date === undefined ? {} : { date });
}

describe('a street network in a file', () => {
  it('is read from plain JSON', async () => {
    const network = await read('network.json', JSON.stringify(plain));
    expect(network).toMatchObject({ date: '2028-01-15', surface: 'grid' });
    expect([...network.lengths]).toEqual([500_000, 500_000]);
  });

  it('is read from OpenStreetMap XML: walkable ways only, broken where a node is beyond the edge of the map', async () => {
    const network = await read('town.osm', xml);
    expect(network).toMatchObject({ date: '2028-01-15T00:00:00Z', surface: 'globe' });
    expect(network.xs).toEqual(Float64Array.of(-0.73, -0.72, -0.71, -0.7));
    expect([...network.from]).toEqual([1, 0, 3, 2]);
  });

  it('takes the date it is given before the date in the file', async () => {
    expect((await read('dated.osm', xml, '2028-02-01')).date).toBe('2028-02-01');
    expect((await read('dated.json', JSON.stringify(plain), '2028-02-01')).date).toBe('2028-02-01');
  });

  it('falls back on the newest change in the file, and says so when there is none', () => {
    const undated = xml.replace(/<meta.*?>/, '');
    expect(readStreetPlan('a.osm', Buffer.from(undated)).date).toBe('2027-05-01T00:00:00Z');
    expect(() => readStreetPlan('a.osm', Buffer.from(undated.replace(/ timestamp="[^"]*"/, '')))).toThrow(
      /date of the map/,
    );
  });
});

describe('a wrong file', () => {
  const header = Uint8Array.of(0, 0, 0, 13, 0x0a, 9, ...Buffer.from('OSMHeader'), 0x18, 4);
  const wrong: readonly (readonly [string, string, string | Uint8Array, RegExp])[] = [
    ['an empty map', 'empty.osm.pbf', '', /does not begin with an OSMHeader/],
    ['a page for a map', 'page.osm.pbf', '<html></html>', /does not begin with an OSMHeader/],
    ['a map cut short', 'short.osm.pbf', header, /not whole/],
    [
      'a map with a damaged block',
      'damaged.osm.pbf',
      Uint8Array.of(...header, 1, 2, 3, 4),
      /block at byte 0 that is not whole/,
    ],
    ['XML of another kind', 'page.osm', '<html></html>', /begins with <html>/],
    ['XML cut short', 'short.osm', xml.slice(0, 300), /XML that cannot be read/],
    ['XML with a node nowhere', 'nowhere.osm', xml.replace('lon="-0.71"', 'lon="east"'), /line 4: found lon="east"/],
    ['XML with a node without a latitude', 'no-lat.osm', xml.replace('lat="52.67"', ''), /line 3: found no lat/],
    [
      'XML without streets',
      'none.osm',
      '<osm><meta osm_base="2028-01-01"/></osm>',
      /none of which a person may walk on/,
    ],
    ['no JSON', 'half.json', '{"date":', /not JSON/],
    ['bytes that are no text', 'bytes.json', Uint8Array.of(0xff, 0xfe, 0x22), /not UTF-8/],
    ['an unknown key', 'key.json', JSON.stringify({ ...plain, scale: 2 }), /scale/],
    [
      'mixed coordinates',
      'mixed.json',
      JSON.stringify({ ...plain, nodes: [plain.nodes[0], { id: 'b', lon: 0, lat: 52 }] }),
      /nodes\[1\]/,
    ],
    [
      'a way through a node that is not there',
      'way.json',
      JSON.stringify({ ...plain, ways: [{ nodes: ['a', 'z'] }] }),
      /ways\[0\]\.nodes\[1\]: found "z"/,
    ],
    [
      'two nodes of one id',
      'twice.json',
      JSON.stringify({ ...plain, nodes: [...plain.nodes, plain.nodes[0]] }),
      /nodes\[2\]\.id: found "a" a second time/,
    ],
    ['a date that is none', 'date.json', JSON.stringify({ ...plain, date: 'spring' }), /date: found "spring"/],
    ['a spreadsheet', 'network.xlsx', 'x', /a file of another kind/],
  ];
  it.each(wrong)('%s gives one clear message with its name', async (_, name, content, says) => {
    const fault: unknown = await read(name, content).catch((thrown: unknown) => thrown);
    expect(fault).toBeInstanceOf(GeographyError);
    const { message } = fault as GeographyError;
    expect(message).toMatch(says);
    expect(message).toContain(join(folder, name));
    expect(message).not.toContain('\n');
  });

  it('that is not there is named', async () => {
    await expect(readNetwork(join(folder, 'none.json'))).rejects.toThrow(/none\.json: found no such file/);
  });
});

const shared = join(__dirname, '../../../shared/data');

(existsSync(shared) ? describe : describe.skip)('a small campus in Leeds (../shared/data/osm)', () => {
  const file = join(shared, 'osm/leeds-its-example.osm.pbf');

  it('is read whole: a connected network of footpaths and steps, dated by its newest change', () => {
    const plan = readStreetPlan(file, readFileSync(file));
    expect(plan.date).toBe('2020-05-03T11:10:00Z');
    expect(plan.ways.some(({ tags }) => tags?.['highway'] === 'steps')).toBe(true);
    const network = buildNetwork(plan);
    expect(network.surface).toBe('globe');
    expect(network.inMainPart.reduce((sum, main) => sum + main, 0)).toBeGreaterThan(300);
  });

  it('cut anywhere, gives one clear message', () => {
    const bytes = readFileSync(file);
    for (let length = 0; length < bytes.length; length += 997) {
      expect(() => readStreetPlan(file, bytes.subarray(0, length))).toThrow(GeographyError);
    }
  });

  it('with a wrong byte, is read or refused, and never hangs', () => {
    const bytes = readFileSync(file);
    for (let at = 0; at < bytes.length; at += 1499) {
      const damaged = Uint8Array.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 0x5a;
      try {
        buildNetwork(readStreetPlan(file, damaged));
      } catch (fault) {
        expect(fault).toBeInstanceOf(GeographyError);
      }
    }
  });
});
