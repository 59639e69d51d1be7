import { buildSnapshot, decide, type SnapshotParts, waysPlaced } from '@allocation';
import { openSnapshot, readParts } from '@documents';
import { systemActor, type Actor } from '@kernel';
import { parsePolicy } from '@policy';
import { ask, startTestServer, type TestServer } from '@support/database';
import { type PlacedTown, placeTown } from '@support/geography';
import { type Client, clientOf } from '@support/people';
import { openRooms, type OpenRooms } from '@support/room';
import { z } from 'zod';
import { IntakeDrawn, IntakeForPlace, Likelihood, ListChecked, OrderProof, PastFigures } from '@contract';
import { DocumentsStore } from '../allocation';
import { FreezeNetwork, ImportAreas, ImportNetwork } from '../geography';
import { personaAccount } from '../people';
import { Database } from '../platform';
import { DeterminePolicy, DraftPolicy } from '../policies';
import { PutInPastYears } from '.';

jest.setTimeout(300_000);

const Shown = z.object({
  items: z.array(IntakeForPlace),
  next: z.string().nullable(),
  place: z.object({ says: z.string() }),
});
const officer: Actor = {
  account: personaAccount('ruth-harper'),
  name: 'Ruth Harper',
  grants: [{ role: 'officer', authority: 'town' }],
};

let server: TestServer;
let rooms: OpenRooms;
let placed: PlacedTown;
let nobody: Client;
/** A home of the town, and the same as a question. */
let home: { easting: number; northing: number };
let from: string;

beforeAll(async () => {
  server = await startTestServer();
  rooms = await openRooms({ JOBS: 'elsewhere', RATE_ADDRESS: '0' }, server);
  await rooms.moveClockTo('2026-02-01T12:00:00Z');
  placed = await placeTown(rooms, { children: 220, schools: 9, seed: 5 });
  const { files, round, town, intakes } = placed;
  for (const [path, text] of files) {
    if (!path.startsWith('areas/')) continue;
    const name = path.replace('areas/', '');
    await rooms.get(ImportAreas).run(officer, 'town', {
      name,
      bytes: Buffer.from(text),
      kind: 'catchment',
      countsFrom: '2026-03-01',
      mapDate: '2025-09-01',
    });
  }
  const { digest } = await rooms
    .get(ImportNetwork)
    .run(officer, 'town', { name: 'network.json', bytes: Buffer.from(files.get('network.json') ?? '') });
  await rooms.get(FreezeNetwork).run(officer, round, digest);
  for (const { id } of town.schools) {
    const draft = await rooms
      .get(DraftPolicy)
      .run({ intake: intakes.get(id) ?? '', text: files.get(`policies/${id}.yaml`) ?? '' }, officer);
    await rooms.get(DeterminePolicy).run({ version: draft.id, minute: 'Cabinet, 3 February 2026' }, officer);
  }
  await rooms.moveClockTo('2026-09-10T12:00:00Z');
  await rooms.get(PutInPastYears).run(town, round);
  nobody = await clientOf(rooms);
  home = {
    easting: Math.round(town.children[0]?.home.easting ?? 0),
    northing: Math.round(town.children[0]?.home.northing ?? 0),
  };
  from = `easting=${String(home.easting)}&northing=${String(home.northing)}`;
});
afterAll(async () => {
  await rooms.close();
  await server.stop();
});

describe('A family that looks round a round', () => {
  it('sees every school from its home, the nearest first, with the distance by the school’s own method', async () => {
    const items = await everySchool(from);
    expect(items).toHaveLength(placed.town.schools.length);
    expect(items.map(({ metres }) => metres)).toEqual(
      [...items.map(({ metres }) => metres)].sort((a, b) => (a ?? 0) - (b ?? 0)),
    );
    for (const item of items) {
      const policy = parsePolicy(placed.files.get(`policies/${item.school}.yaml`) ?? '', item.school);
      expect(item.policy?.criteria.map(({ category }) => category)).toEqual(policy.rows.map(({ name }) => name));
      expect(item.places).toBe(placed.town.places.get(item.school));
      const { asks = [], questions = [] } = item.policy ?? {};
      expect(new Set(questions.map(({ kind }) => kind))).toEqual(new Set(asks));
      const own = questions.flatMap(({ about, choices, kind }) => (kind === 'faith' ? [about, ...choices] : [about]));
      expect(own.filter((one) => one !== null && (one.says === null || one.says === one.id))).toEqual([]);
      expect(item.unmeasured).toBeNull();
      for (const { measure, method, distance, unit } of item.measures) {
        expect(method).toBe(policy.definitions.measures[measure]?.method);
        expect(unit).toBe(policy.definitions.measures[measure]?.unit);
        expect(distance?.millimetres).toBeGreaterThanOrEqual(0);
        expect(distance?.says).toContain(unit);
      }
    }
    expect(items.flatMap(({ measures }) => measures.map(({ method }) => method))).toContain('walking-route');
  });

  it('is told which catchments a place lies in, as their maps are drawn', async () => {
    const school = placed.town.schools.find(({ areas }) => areas.some(({ id }) => id.endsWith('-catchment')));
    const { easting, northing } = school?.centre ?? home;
    const items = await everySchool(`easting=${String(easting)}&northing=${String(northing)}`);
    const own = items
      .find((item) => item.school === school?.id)
      ?.areas.filter(({ area }) => area.endsWith('-catchment'));
    expect(own).toEqual([expect.objectContaining({ inside: true, version: expect.any(String) as string })]);
  });

  it('comes page by page, and from a postcode only as its middle', async () => {
    const first = Shown.parse((await nobody.get(`/api/rounds/${placed.round}/prospectus?${from}&limit=4`)).body);
    expect(first.items).toHaveLength(4);
    const second = Shown.parse(
      (await nobody.get(`/api/rounds/${placed.round}/prospectus?${from}&limit=4&after=${first.next ?? ''}`)).body,
    );
    expect(second.items[0]?.intake).not.toBe(first.items[3]?.intake);
    const unknown = await nobody.get(`/api/rounds/${placed.round}/prospectus?postcode=ZZ99+9ZZ`);
    expect(unknown).toMatchObject({ status: 404, body: { code: 'prospectus.no-such-postcode' } });
    expect((await nobody.get(`/api/rounds/${placed.round}/prospectus`)).status).toBe(400);
    expect((await nobody.get(`/api/rounds/${placed.round}/prospectus?easting=1`)).status).toBe(400);
  });

  it('has a school drawn: its catchment, its points, and the line or the walk to the point that counts', async () => {
    const items = await everySchool(from);
    const walked = items.find(({ measures }) => measures.some(({ method }) => method === 'walking-route'));
    const drawn = IntakeDrawn.parse(
      (await nobody.get(`/api/rounds/${placed.round}/prospectus/${walked?.intake ?? ''}?${from}`)).body,
    );
    const kinds = drawn.drawn.lines.flatMap(({ line }) => line.features.map(({ properties }) => properties.kind));
    expect(kinds).toContain('walking-route');
    const length = drawn.measures.find(({ method }) => method === 'walking-route')?.distance?.millimetres;
    const features = drawn.drawn.lines.flatMap(({ line }) => line.features);
    expect(features.find(({ properties }) => properties.kind === 'walking-route')?.properties.millimetres).toBe(length);
    expect(drawn.drawn.points.length).toBeGreaterThan(0);
    const mapped = items.find(({ areas }) => areas.some(({ version }) => version !== null));
    const shown = IntakeDrawn.parse(
      (await nobody.get(`/api/rounds/${placed.round}/prospectus/${mapped?.intake ?? ''}?${from}`)).body,
    );
    expect(shown.drawn.areas[0]?.geometry.type).toBe('MultiPolygon');
  });
});

describe('What would have been', () => {
  it('is what deciding each earlier year with that child gives, for every school and several homes', async () => {
    const years = await pastParts();
    expect(years.map(({ round }) => round.year)).toEqual([2024, 2025, 2026]);
    const seen = new Set<string>();
    for (const child of placed.town.children.slice(0, 40).filter((_, at) => at % 20 === 0)) {
      const at = { easting: Math.round(child.home.easting), northing: Math.round(child.home.northing) };
      for (const item of await everySchool(`easting=${String(at.easting)}&northing=${String(at.northing)}`)) {
        for (const { year, would } of item.likelihood.years) {
          seen.add(would);
          const parts = years.find(({ round }) => round.year === year);
          if (parts === undefined || would === 'by-lot' || would === 'not-known' || would === 'too-few') continue;
          expect({ school: item.school, year, allowed: decidedWith(parts, item), would }).toEqual({
            school: item.school,
            year,
            allowed: expect.arrayContaining([would]) as string[],
            would,
          });
        }
      }
    }
    expect([...seen]).toEqual(expect.arrayContaining(['offered', 'not-offered']));
  });

  it('is said in a sentence that claims no more than the years show', async () => {
    for (const { likelihood } of await everySchool(from)) {
      const kinds = new Set(likelihood.years.map(({ would }) => would));
      expect(likelihood.says.endsWith('.')).toBe(true);
      if (kinds.size === 1 && kinds.has('offered'))
        expect(likelihood.says).toMatch(
          /^In each of the last three years a child (at this distance|who lives here) without other priority would have been offered a place\.$/,
        );
      if (kinds.size === 1 && kinds.has('not-offered'))
        expect(likelihood.says).toContain('would not have been offered');
    }
  });

  it('takes what the family says only where the school asks about it', async () => {
    const items = await everySchool(from);
    const asking = items.find(
      ({ policy, likelihood }) =>
        policy?.asks.includes('sibling') === true && likelihood.years.some(({ would }) => would === 'not-offered'),
    );
    const school = asking?.school ?? '';
    const path = `/api/rounds/${placed.round}/prospectus/${asking?.intake ?? ''}/likelihood`;
    const claims = [{ kind: 'sibling', school }, { kind: 'care' }, { kind: 'sibling', school: 'another-school' }];
    const likelihood = Likelihood.parse((await nobody.post(path, { place: home, claims })).body);
    expect(likelihood.used).toEqual(expect.arrayContaining(['sibling', 'care']));
    expect(likelihood.says).toContain('with the priority you told us of');
    expect(likelihood.years.some(({ would }) => would === 'offered')).toBe(true);
    const useless = Likelihood.parse(
      (await nobody.post(path, { place: home, claims: [{ kind: 'sibling', school: 'another-school' }] })).body,
    );
    expect(useless).toMatchObject({ used: [], unused: ['sibling'], years: asking?.likelihood.years });
    expect((await nobody.post(path, { place: home, claims: [{ kind: 'sibling', school, name: 'Ben' }] })).status).toBe(
      400,
    );
  });

  it('warns of a list that would have left the child without a place, and names schools that would have had one', async () => {
    const items = await everySchool(from);
    const never = items.filter(({ likelihood }) => likelihood.years.every(({ would }) => would === 'not-offered'));
    const always = items.filter(({ likelihood }) => likelihood.years.every(({ would }) => would === 'offered'));
    expect(never.length).toBeGreaterThan(0);
    expect(always.length).toBeGreaterThan(0);
    const check = async (preferences: readonly string[]): Promise<ListChecked> =>
      ListChecked.parse(
        (await nobody.post(`/api/rounds/${placed.round}/prospectus/list-check`, { place: home, preferences })).body,
      );
    const unlikely = await check(never.map(({ intake }) => intake));
    expect(unlikely.outlook).toBe('unlikely');
    expect(unlikely.says.join(' ')).toContain('probably be left without a place');
    expect(unlikely.others.map(({ intake }) => intake)).toEqual(always.slice(0, 5).map(({ intake }) => intake));
    const likely = await check([...never.slice(0, 2), ...always.slice(0, 1)].map(({ intake }) => intake));
    expect(likely).toMatchObject({ outlook: 'likely', others: [] });
    expect(likely.years.map(({ intake }) => intake)).toEqual(Array(3).fill(always[0]?.intake));
    const twice = await nobody.post(`/api/rounds/${placed.round}/prospectus/list-check`, {
      place: home,
      preferences: [always[0]?.intake, always[0]?.intake],
    });
    expect(twice).toMatchObject({ status: 400, body: { code: 'prospectus.twice-on-list' } });
  });
});

describe('Past years', () => {
  it('show no small number, no child, and officers every number', async () => {
    const items = await everySchool(from);
    const text = JSON.stringify(items);
    expect(text).not.toMatch(/child-\d+/);
    const figures = items.flatMap(({ pastYears }) => pastYears);
    expect(figures).toHaveLength(3 * placed.town.schools.length);
    for (const { categories } of figures) {
      for (const { offered, says, last } of categories) {
        if (offered !== null) expect(offered).toBeGreaterThanOrEqual(5);
        if (says === 'fewer than 5') expect(last).toBeNull();
      }
      const hidden = categories.filter(({ offered }) => offered === null);
      if (hidden.some(({ says }) => says === 'fewer than 5') && categories.length > 1)
        expect(hidden.length).toBeGreaterThan(1);
    }
    const whole = await (await clientOf(rooms, 'ruth-harper')).get('/api/authorities/town/past-figures?limit=500');
    expect((whole.body as { items: unknown[] }).items).toHaveLength(3 * placed.town.schools.length);
    expect((await (await clientOf(rooms, 'nina-cole')).get('/api/authorities/town/past-figures')).status).toBe(403);
    expect((await nobody.get('/api/authorities/town/past-figures')).status).toBe(401);
  });

  it('are the same when the town is put in again', async () => {
    const before = await ask(rooms.databaseUrl, 'SELECT year, snapshot FROM past_rounds ORDER BY year');
    await rooms.get(PutInPastYears).run(placed.town, placed.round);
    expect(await ask(rooms.databaseUrl, 'SELECT year, snapshot FROM past_rounds ORDER BY year')).toEqual(before);
  });

  it('are imported from a published file, every bad line named, and never over what was decided here', async () => {
    const school = placed.town.schools[0]?.id ?? '';
    const client = await clientOf(rooms, 'ruth-harper');
    const path = '/api/authorities/town/past-figures/imports?source=Prospectus+2023';
    const head = 'year,school,age_group,moment,places,applications,category,offered,last';
    const good = [
      head,
      `2022,${school},year-7,offer-day,150,420,Looked-after,3,`,
      `2022,${school},year-7,offer-day,150,420,Sibling,60,`,
      `2022,${school},year-7,offer-day,150,420,Distance,87,1.204 miles`,
    ];
    expect(await client.sendFile(path, 'figures.csv', `${good.join('\n')}\n`)).toMatchObject({
      status: 201,
      body: { figures: 1, schools: 1 },
    });
    const list = z
      .object({ items: z.array(PastFigures) })
      .parse((await nobody.get(`/api/schools/${school}/past-figures`)).body);
    const found = list.items.find(({ year }) => year === 2022);
    expect(found).toMatchObject({ places: 150, applications: 420, source: 'Prospectus 2023', ours: false });
    expect(found?.categories.map(({ says }) => says)).toEqual([
      'fewer than 5',
      expect.stringContaining('not shown'),
      '87',
    ]);
    const bad = [
      head,
      `twenty,${school},year-7,offer-day,150,420,Sibling,60,`,
      '2022,no-such-school,year-7,offer-day,1,1,Sibling,1,',
      `2022,${school},year-7,offer-day,150,420,Sibling`,
    ];
    const refused = await client.sendFile(path, 'figures.csv', `${bad.join('\n')}\n`);
    expect(refused).toMatchObject({ status: 400, body: { code: 'prospectus.file-unreadable' } });
    expect(JSON.stringify(refused.body)).toContain('line 2, year');
    expect(JSON.stringify(refused.body)).toContain('line 4');
    const stranger = await (await clientOf(rooms, 'nina-cole')).sendFile(path, 'figures.csv', `${good.join('\n')}\n`);
    expect(stranger.status).toBe(403);
  });

  it('can be read or written by nobody past the fence', async () => {
    const seen = await rooms
      .get(Database)
      .inTransaction({ account: 'x', name: 'x', grants: [] }, (tx) =>
        tx.query<unknown[]>('SELECT * FROM past_figures'),
      );
    expect(seen).toEqual([]);
    await expect(ask(rooms.databaseUrl, 'DELETE FROM past_figures')).rejects.toThrow('only ever added to');
  });
});

describe('The proof of the order', () => {
  it('is worked out by the engine: every order of both lists, and none ever helps', async () => {
    const proof = OrderProof.parse((await nobody.get('/api/prospectus/order-proof')).body);
    expect(proof.cases).toHaveLength(4);
    expect(proof.findings.every(({ helped }) => !helped)).toBe(true);
    expect(proof.findings.some(({ harmed }) => harmed)).toBe(true);
  });
});

async function everySchool(query: string): Promise<IntakeForPlace[]> {
  const answer = await nobody.get(`/api/rounds/${placed.round}/prospectus?${query}&limit=50`);
  expect(answer.status).toBe(200);
  return Shown.parse(answer.body).items;
}

/** The frozen earlier years, as rows. */
function pastParts(): Promise<readonly SnapshotParts[]> {
  return rooms.get(Database).inTransaction(systemActor, async (tx) => {
    const rows = await tx.query<{ snapshot: string }[]>('SELECT snapshot FROM past_rounds ORDER BY year');
    const parts: SnapshotParts[] = [];
    for (const { snapshot } of rows) {
      const shelf = await rooms.get(DocumentsStore).shelf(tx, snapshot);
      parts.push(readParts(shelf, openSnapshot(shelf).manifest));
    }
    return parts;
  });
}

/**
 * The answers from scratch: a child with these distances and areas among that year's children, everything decided.
 *
 * Where a policy asks which school is nearest, which the page does not show, both answers are possible here.
 */
function decidedWith(parts: SnapshotParts, item: IntakeForPlace): readonly string[] {
  const intake = parts.intakes.find(({ school }) => school === item.school);
  const policy = parts.policies.find(({ id }) => id === intake?.policy);
  const sets = Object.keys(policy?.definitions.schoolSets ?? {});
  const nearest = sets.map((among) => ({ among, schools: [item.school] }));
  return [decidedOnce(parts, item, {}), ...(sets.length === 0 ? [] : [decidedOnce(parts, item, { nearest })])];
}

function decidedOnce(
  parts: SnapshotParts,
  { school, measures, areas }: IntakeForPlace,
  known: SnapshotParts['facts'][number]['facts'],
): string {
  const intake = parts.intakes.find((one) => one.school === school)?.id ?? '';
  const child = 'a-new-child';
  const inside = areas.filter((area) => area.inside).map(({ area }) => area);
  const { placedHow } = decide(
    buildSnapshot({
      ...parts,
      children: [...parts.children, { id: child, resident: false }],
      preferences: [...parts.preferences, { child, rank: 1, intake }],
      facts: [...parts.facts, { child, facts: { ...known, ...(inside.length === 0 ? {} : { areas: inside }) } }],
      measurements: [
        ...parts.measurements,
        ...measures.map(({ measure, method, distance }) => ({
          child,
          intake,
          measure,
          method,
          millimetres: distance?.millimetres ?? 0,
        })),
      ],
    }),
  );
  const at = [...parts.children.map(({ id }) => id), child].sort((a, b) => (a < b ? -1 : 1)).indexOf(child);
  return waysPlaced[placedHow[at] ?? 0] === 'preference' ? 'offered' : 'not-offered';
}
