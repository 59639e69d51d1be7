import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GeographyError, type OrsOptions, type Place, positionOf as position } from '@geography';
import {
  contractDistance,
  envelope,
  startContractServer,
  trueAnswer,
  type ContractServer,
  type Scripted,
} from '@support/ors-server';
import { orsMeasurer } from './ors-measurer';

const school: Place = { id: 'gate', lon: 8.686507, lat: 49.41943 };
const homesOf = (count: number): Place[] =>
  Array.from({ length: count }, (_, at) => ({ id: `home-${at}`, lon: 8.6 + at / 10_000, lat: 49.4 }));

let server: ContractServer;
let waits: number[];

beforeEach(async () => {
  server = await startContractServer();
  waits = [];
});
afterEach(() => server.close());

const measure = (homes: Place[], options: Partial<OrsOptions> = {}) =>
  orsMeasurer({ url: server.url, wait: (ms) => Promise.resolve(void waits.push(ms)), ...options }).measure(
    homes,
    school,
  );

/** The message with which measuring three homes is refused when the service answers so. */
async function refusalOf(scripted: Scripted, options: Partial<OrsOptions> = {}): Promise<string> {
  server.script = () => scripted;
  const fault: unknown = await measure(homesOf(3), options).catch((thrown: unknown) => thrown);
  expect(fault).toBeInstanceOf(GeographyError);
  const { message } = fault as GeographyError;
  expect(message).not.toContain('\n');
  return message;
}

describe('a service that keeps its contract', () => {
  it('gives the distance of every home in millimetres, with snaps apart and the map it used', async () => {
    const homes = homesOf(3);
    const { source, distances } = await measure(homes);
    expect(source).toEqual({ kind: 'openrouteservice', version: '9.0.0', date: '2025-01-26T10:00:00Z' });
    expect(distances).toEqual(
      homes.map((home) => ({
        reached: true,
        millimetres: Math.round(1000 * contractDistance(position(home), position(school))),
        snaps: { home: 1500, school: 1500 },
      })),
    );
  });

  it('is asked in chunks, and the answers come back in the order of the homes', async () => {
    const homes = homesOf(25);
    const whole = await measure(homes);
    const chunked = await measure(homes, { chunk: 10 });
    expect(chunked).toEqual(whole);
    expect(server.requests.map(({ sources }) => sources.length)).toEqual([25, 10, 10, 5]);
  });

  it('takes homes on the National Grid too', async () => {
    const { distances } = await measure([{ id: 'oakham', easting: 486_100, northing: 308_900 }]);
    expect(distances[0]?.reached).toBe(true);
    expect(server.requests[0]?.locations[0]?.[0]).toBeCloseTo(-0.728, 2);
  });
});

describe('a service that is busy or down', () => {
  it('is asked again, each time a little later', async () => {
    server.script = (_, number) => (number < 4 ? { status: 503, body: '<html>down</html>' } : undefined);
    await expect(measure(homesOf(2))).resolves.toMatchObject({ distances: [{ reached: true }, { reached: true }] });
    expect(waits).toEqual([1000, 1500, 2250]);
  });

  it('is left alone for as long as it asks', async () => {
    server.script = (_, number) =>
      number === 1
        ? { status: 429, body: '{"error":"Rate limit exceeded"}', headers: { 'retry-after': '7' } }
        : undefined;
    await measure(homesOf(2));
    expect(waits).toEqual([7000]);
  });

  it('is given up in the end, in its own words', async () => {
    expect(await refusalOf({ status: 429, body: '{"error":"Rate limit exceeded"}' }, { retries: 2 })).toContain(
      'Rate limit exceeded',
    );
    expect(server.requests).toHaveLength(3);
    expect(await refusalOf({ status: 503, body: '<html>down</html>' })).toMatch(/status 503.*down.*try again later/);
  });

  it('is not waited for beyond the timeout, even in the middle of an answer', async () => {
    const half = JSON.stringify(trueAnswer({ locations: [], sources: [], destinations: [], metrics: [] }));
    expect(await refusalOf({ status: 200, body: half, hangs: true }, { timeout: 150 })).toContain('no answer in time');
    expect(await refusalOf({ status: 500, body: half, hangs: true }, { timeout: 150 })).toContain('no answer in time');
  });

  it('that is not there is said to be not there', async () => {
    await expect(measure(homesOf(1), { url: 'http://127.0.0.1:1' })).rejects.toThrow(/no connection.*ORS_URL/);
  });
});

describe('an answer that would mislead', () => {
  const reply = (change: (answer: ReturnType<typeof trueAnswer>) => object): void => {
    server.script = (request) => ({ status: 200, body: JSON.stringify(change(trueAnswer(request))) });
  };
  const replies: readonly (readonly [string, (answer: ReturnType<typeof trueAnswer>) => object, RegExp])[] = [
    ['a gap', (a) => ({ ...a, distances: [[1], [null], [3]] }), /null\) for home home-1/],
    [
      'a gap for a home off the map',
      (a) => ({ ...a, distances: [[1], [null], [3]], sources: [a.sources[0], null, a.sources[2]] }),
      /home-1: too far from any path/,
    ],
    [
      'a school off the map',
      (a) => ({ ...a, distances: [[null], [null], [null]], destinations: [null] }),
      /the school is too far/,
    ],
    ['all zeros', (a) => ({ ...a, distances: [[0], [0], [0]] }), /distance of 0 for homes home-0, home-1, home-2/],
    ['one zero', (a) => ({ ...a, distances: [[9], [0], [7]] }), /distance of 0 for home home-1/],
    [
      'durations alone',
      ({ sources, destinations }) => ({ durations: [[1], [2], [3]], sources, destinations }),
      /without distances/,
    ],
    ['too few rows', (a) => ({ ...a, distances: [[1], [2]] }), /2 rows/],
    [
      'rows too long',
      (a) => ({
        ...a,
        distances: [
          [1, 2],
          [2, 3],
          [3, 4],
        ],
      }),
      /one of 2/,
    ],
    ['a negative distance', (a) => ({ ...a, distances: [[1], [-2], [3]] }), /distances.1.0 of the wrong kind/],
    ['a distance as text', (a) => ({ ...a, distances: [[1], ['2'], [3]] }), /distances.1.0 of the wrong kind/],
    ['an error with status 200', () => ({ error: 'Quota exceeded' }), /error in place of an answer: "Quota exceeded"/],
    ['an empty object', () => ({}), /without distances/],
  ];
  it.each(replies)('%s is refused', async (_, change, says) => {
    reply(change);
    await expect(measure(homesOf(3))).rejects.toThrow(says);
  });

  it('a page in place of JSON is refused', async () => {
    expect(await refusalOf({ status: 200, body: '<html>Welcome</html>' })).toContain('not JSON');
  });

  it('a map that changes between two chunks is refused', async () => {
    server.script = (request, number) => {
      const metadata = { engine: { version: '9.0.0', graph_date: `2025-01-0${number}` } };
      return { status: 200, body: JSON.stringify({ ...trueAnswer(request), metadata }) };
    };
    await expect(measure(homesOf(4), { chunk: 2 })).rejects.toThrow(/changed its map while measuring/);
  });

  it('zero is believed for a home at the school gate itself', async () => {
    server.script = (request) => ({ status: 200, body: JSON.stringify({ ...trueAnswer(request), distances: [[0]] }) });
    const { distances } = await measure([{ ...school, id: 'caretaker' }]);
    expect(distances[0]).toMatchObject({ reached: true, millimetres: 0 });
  });
});

describe('an error of the service', () => {
  it('6099 for a whole chunk is traced to the one home that caused it', async () => {
    const island = position(homesOf(20)[13] ?? school);
    server.script = ({ locations }) =>
      locations.some((at) => at[0] === island[0])
        ? envelope(500, 6099, 'Unable to compute a distance/duration matrix: Some target nodes could not be found.')
        : undefined;
    await expect(measure(homesOf(20))).rejects.toThrow(/from home home-13 to gate.*6099/);
    expect(waits).toEqual([]);
    expect(server.requests.length).toBeLessThan(15);
  });

  it('a request over the limits says how to ask for less', async () => {
    await expect(measure(homesOf(2600), { chunk: 2600 })).rejects.toThrow(/6004.*fewer homes at once/);
    await expect(measure(homesOf(2600), { chunk: 2500 })).resolves.toBeDefined();
  });

  it('a string from the gateway is given as it is', async () => {
    expect(await refusalOf({ status: 403, body: '{"error":"Quota exceeded"}' })).toMatch(
      /403: Quota exceeded.*ORS_KEY/,
    );
  });

  it.each([
    { ors: { url: 'ftp://maps' }, says: /ORS_URL/ },
    { ors: { url: 'maps' }, says: /ORS_URL/ },
    { ors: { url: 'http://maps', chunk: 0 }, says: /chunk/ },
    { ors: { url: 'http://maps', timeout: NaN }, says: /timeout/ },
  ])('bad options are refused before anything is sent: $ors', ({ ors, says }) => {
    expect(() => orsMeasurer(ors)).toThrow(says);
  });
});

const shared = join(__dirname, '../../../../shared/data');
const fixtures = join(shared, 'ors_contract/fixtures.json');

interface Body {
  readonly distances: readonly (readonly (number | null)[])[];
  readonly durations: readonly (readonly number[])[];
  readonly sources: readonly unknown[];
  readonly destinations: readonly unknown[];
}

interface Fixtures {
  readonly request_ok: { readonly body: { readonly units: string } };
  readonly response_ok: { readonly body: Body };
  readonly response_ok_unroutable_point: { readonly body: Body };
  readonly response_all_zero_trap: { readonly body: Body };
  readonly errors: readonly ErrorFixture[];
}

interface ErrorFixture {
  readonly name: string;
  readonly status: number;
  readonly body?: unknown;
  readonly body_code?: number;
  readonly bodies_seen?: readonly unknown[];
  readonly message?: string;
  readonly message_template?: string;
}

(existsSync(shared) ? describe : describe.skip)('the recorded contract (../shared/data/ors_contract)', () => {
  const read = (): Fixtures => JSON.parse(readFileSync(fixtures, 'utf8')) as Fixtures;

  it('asks as the contract shows, without a key of its own invention', async () => {
    const { request_ok: wanted } = read();
    await measure(homesOf(2));
    const sent = server.requests[0];
    expect(Object.keys(sent ?? {}).sort()).toEqual(Object.keys(wanted.body).sort());
    expect(sent).toMatchObject({ units: wanted.body.units, resolve_locations: false, metrics: ['distance'] });
  });

  it('believes the good answer, once it is turned to one school', async () => {
    const { body } = read().response_ok;
    const turned = { ...body, distances: [[body.distances[0]?.[0]]], destinations: body.destinations.slice(0, 1) };
    server.script = () => ({ status: 200, body: JSON.stringify(turned) });
    const { distances, source } = await measure(homesOf(1));
    expect(distances).toEqual([{ reached: true, millimetres: 886_140, snaps: { home: 30, school: 20 } }]);
    expect(source).toMatchObject({ version: '9.0.0' });
  });

  it('refuses the unroutable point and the zeros', async () => {
    const { response_ok_unroutable_point: gap, response_all_zero_trap: zero } = read();
    const column = {
      ...gap.body,
      distances: [[100], [null]],
      sources: gap.body.destinations,
      destinations: gap.body.sources,
    };
    server.script = () => ({ status: 200, body: JSON.stringify(column) });
    await expect(measure(homesOf(2))).rejects.toThrow(/null\) for home home-1/);
    const zeros = zero.body.durations.map(() => [0]);
    server.script = () => ({ status: 200, body: JSON.stringify({ distances: zeros }) });
    await expect(measure(homesOf(zeros.length))).rejects.toThrow(/distance of 0/);
    server.script = () => ({ status: 200, body: JSON.stringify(zero.body) });
    await expect(measure(homesOf(zeros.length))).rejects.toThrow(/without distances/);
  });

  it('refuses every recorded error with its status, its code and its words', async () => {
    const { errors } = read();
    expect(errors.length).toBeGreaterThanOrEqual(14);
    for (const error of errors) {
      for (const body of error.bodies_seen ?? [error.body ?? recorded(error)]) {
        const text = typeof body === 'string' ? body : JSON.stringify(body);
        const message = await refusalOf({ status: error.status, body: text }, { retries: 1 });
        expect(message).toContain(`status ${error.status}`);
        if (error.body_code !== undefined) expect(message).toContain(`code ${error.body_code}`);
      }
    }
  });
});

/** An error of which only the code and the message were recorded, as the service would wrap it. */
function recorded({ body_code: code = 0, message, message_template: template }: ErrorFixture): unknown {
  return { error: { code, message: message ?? template ?? 'Unknown.' } };
}
