import type { Correction } from '@contract';
import { must } from '@support/applications';
import { idOf } from '@support/authority';
import { ask, startTestServer, type TestServer } from '@support/database';
import { openSmallRound, promiseDraws, release, type SmallRound } from '@support/offers';

jest.setTimeout(300_000);

let server: TestServer;
let town: SmallRound;
let run: string;
let drafted: Correction;
let released: unknown;

/** Four families want Harbour, which has two places. Cat's home is 50 metres away, and was measured as 300. */
beforeAll(async () => {
  server = await startTestServer();
  town = await openSmallRound(server);
  await town.apply('aisha-khan', 'Ann', 100);
  await town.apply('tom-walker', 'Ben', 200);
  await town.apply('maria-nowak', 'Cat', 300);
  await town.apply('samuel-okafor', 'Dan', 400);
  await town.rooms.moveClockTo('2026-12-20T10:00:00Z');
  await town.measure();
  await promiseDraws(town, 'offer-day');
  const asked = { dry: false, without: [] };
  run = idOf(await (await town.as('ruth-harper')).post(`/api/rounds/${town.round}/runs`, asked));
  await town.rooms.moveClockTo('2027-02-26T10:00:00Z');
});
afterAll(async () => {
  await town.rooms.close();
  await server.stop();
});

describe('A correction', () => {
  it('is for a released run of which something is known better now', async () => {
    await town.follow();
    expect(await correct('Cat')).toMatchObject({ status: 409, body: { code: 'correction.not-released' } });
    await release(town, run);
    await town.follow();
    await town.rooms.moveClockTo('2027-03-01T09:00:00Z');
    await town.follow();
    released = await everythingReleased();
    expect(await correct('Cat')).toMatchObject({ status: 409, body: { code: 'correction.nothing-changed' } });
    expect(await correct('Cat', 'nina-cole')).toMatchObject({ status: 403 });
  });

  it('says exactly who would have had what, with and without the wrong distance', async () => {
    await measureAgain('Cat', 50);
    drafted = must(201, await correct('Cat')) as Correction;
    const [ben, cat] = ['Ben', 'Cat'].map((name) => town.children.get(name) ?? '');
    const differences = [...drafted.differences].sort((a, b) => (a.child === cat ? -1 : b.child === cat ? 1 : 0));
    expect(differences).toMatchObject([
      { child: cat, had: town.oak, wouldHave: town.harbour, lost: true },
      { child: ben, had: town.harbour, wouldHave: town.oak, lost: false },
    ]);
    expect(differences[0]?.why.some((line) => line.startsWith('As it was: '))).toBe(true);
    expect(differences[0]?.why.some((line) => line.startsWith('Put right: '))).toBe(true);
    expect(drafted.changed.map(({ part }) => part)).toEqual(['measurements']);
    expect(drafted.changed[0]?.before.join()).toContain('300000');
    expect(drafted.changed[0]?.after.join()).toContain('50000');
    // Ben keeps what he has: nobody loses a place for a mistake that was not theirs.
    expect(drafted.remedies).toMatchObject([{ child: cat, intake: town.harbour }]);
    expect(drafted.state).toBe('drafted');
  });

  it('gives nothing to anybody until a second officer decides, and never by the one who drafted it', async () => {
    expect(await offerOf('Cat')).toMatchObject({ schoolName: 'Oak School' });
    const path = `/api/corrections/${drafted.id}/decision`;
    const body = { approve: true, because: 'The mistake was ours.' };
    const own = await (await town.as('ruth-harper')).post(path, body);
    expect(own).toMatchObject({ status: 403, body: { code: 'correction.same-officer' } });
    await expect(
      ask(
        town.rooms.databaseUrl,
        `UPDATE corrections SET state = 'approved', decided_by = drafted_by, decided_at = now()`,
      ),
    ).rejects.toThrow('corrections_two_officers_check');
    expect((await (await town.as('nina-cole')).post(path, body)).status).toBe(403);
    expect(must(200, await (await town.as('imran-shah')).post(path, body))).toMatchObject({ state: 'approved' });
    expect(await (await town.as('imran-shah')).post(path, body)).toMatchObject({
      status: 409,
      body: { code: 'correction.decided' },
    });
  });

  it('gives the place over the number, takes none away, and writes to the family', async () => {
    await town.follow();
    expect(await offerOf('Cat')).toMatchObject({ schoolName: 'Harbour School', how: 'remedy', state: 'offered' });
    expect(await offerOf('Ann')).toMatchObject({ schoolName: 'Harbour School', state: 'offered' });
    expect(await offerOf('Ben')).toMatchObject({ schoolName: 'Harbour School', state: 'offered' });
    const vacancies = must(200, await (await town.as('ruth-harper')).get(`/api/rounds/${town.round}/vacancies`));
    expect((vacancies as { items: unknown[] }).items).toContainEqual(
      expect.objectContaining({ school: 'harbour', places: 2, over: 1, free: 0 }),
    );
    const { items } = must(200, await (await town.as('maria-nowak')).get('/api/letters')) as {
      items: { id: string; kind: string }[];
    };
    expect(items[0]?.kind).toBe('correction');
    const letter = must(200, await (await town.as('maria-nowak')).get(`/api/letters/${items[0]?.id ?? ''}`));
    expect((letter as { text: string }).text).toContain('would have had a place at Harbour School');
    expect((letter as { text: string }).text).not.toContain('Ben');
  });

  it('leaves every released record as it was, and itself for good', async () => {
    expect(await everythingReleased()).toEqual(released);
    const byHand = (sql: string): Promise<unknown> => ask(town.rooms.databaseUrl, sql);
    await expect(byHand(`UPDATE corrections SET because = 'x'`)).rejects.toThrow('never changed');
    await expect(byHand('DELETE FROM corrections')).rejects.toThrow('never changed');
    const told = await ask<{ kind: string }>(
      town.rooms.databaseUrl,
      `SELECT kind FROM happenings WHERE kind LIKE 'correction.%' OR kind LIKE 'extra-place.%' ORDER BY id`,
    );
    expect(told.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['correction.drafted', 'extra-place.proposed', 'correction.approved']),
    );
  });

  it('that a second officer refuses gives nothing', async () => {
    await measureAgain('Dan', 60);
    const second = must(201, await correct('Dan')) as Correction;
    const path = `/api/corrections/${second.id}/decision`;
    const body = { approve: false, because: 'The point was not the home.' };
    expect(must(200, await (await town.as('imran-shah')).post(path, body))).toMatchObject({ state: 'refused' });
    await town.follow();
    expect(await offerOf('Dan')).toMatchObject({ schoolName: 'Oak School' });
  });
});

async function correct(name: string, officer = 'ruth-harper'): Promise<{ status: number; body: unknown }> {
  const body = { child: town.children.get(name), because: 'The home was at the wrong place on the map.' };
  return (await town.as(officer)).post(`/api/runs/${run}/corrections`, body);
}

/** Every distance of a child measured again, from so many metres before Harbour's gate. */
async function measureAgain(name: string, metres: number): Promise<void> {
  const officer = await town.as('ruth-harper');
  const path = `/api/rounds/${town.round}/measurements?child=${town.children.get(name) ?? ''}`;
  const { items } = must(200, await officer.get(path)) as { items: { id: string }[] };
  const body = { reason: 'The register had the home wrong.', from: { easting: 560_000 - metres, northing: 340_000 } };
  for (const { id } of items) must(201, await officer.post(`/api/measurements/${id}/remeasuring`, body));
}

async function offerOf(name: string): Promise<unknown> {
  const officer = await town.as('ruth-harper');
  const shown = must(200, await officer.get(`/api/children/${town.children.get(name) ?? ''}/offer`));
  return (shown as { offer: unknown }).offer;
}

/** What was released, byte for byte: the run, its documents, what it said of each child, why it refused. */
function everythingReleased(): Promise<unknown[]> {
  return ask(
    town.rooms.databaseUrl,
    `SELECT (SELECT jsonb_agg(to_jsonb(r) ORDER BY r.id) FROM runs r) AS runs,
       (SELECT jsonb_agg(to_jsonb(d) ORDER BY d.digest) FROM documents d) AS documents,
       (SELECT md5(string_agg(md5(p.bytes), '' ORDER BY p.document, p.file, p.piece)) FROM document_pieces p) AS pieces,
       (SELECT jsonb_agg(to_jsonb(c) ORDER BY c.child) FROM run_children c) AS trails,
       (SELECT jsonb_agg(to_jsonb(f) ORDER BY f.child, f.intake) FROM refused_preferences f) AS refused`,
  );
}
