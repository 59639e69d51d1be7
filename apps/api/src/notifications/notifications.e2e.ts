import { startTestServer, type TestServer, ask } from '@support/database';
import { begin, child, fillIn, home, must, openTown, type OpenTown } from '@support/applications';
import { personaAccount } from '../people';
import { Followers } from '../audit';
import { Outbox, Workers } from '../platform';

jest.setTimeout(240_000);

let server: TestServer;
let town: OpenTown;

beforeAll(async () => {
  server = await startTestServer();
  town = await openTown(server);
});

afterAll(async () => {
  await town.rooms.close();
  await server.stop();
});

/** Lets letters follow what happened, and the post do what is due. */
async function letLettersFollow(): Promise<void> {
  await town.rooms.get(Followers).drain();
  await town.rooms.get(Workers).runDue();
}

interface Line {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly child: string;
  readonly delivery: { readonly state: string; readonly says: string | null };
}

/** The letters that somebody sees, the latest first. */
async function lettersOf(persona: string, query = ''): Promise<readonly Line[]> {
  return (must(200, await (await town.as(persona)).get(`/api/letters${query}`)) as { items: Line[] }).items;
}

async function textOf(persona: string, { id }: Pick<Line, 'id'>): Promise<Record<string, string>> {
  return must(200, await (await town.as(persona)).get(`/api/letters/${id}`)) as Record<string, string>;
}

function only<Item>(items: readonly Item[]): Item {
  const [item] = items;
  if (item === undefined || items.length > 1) throw new Error(`One was expected, and there are ${items.length}.`);
  return item;
}

describe('a letter about an application', () => {
  it('goes to whoever sent it, once, and is kept as it was sent', async () => {
    const mother = await town.as('aisha-khan');
    const draft = await fillIn(mother, town.round, [town.harbour, town.oak]);
    must(200, await draft.submit());
    await letLettersFollow();
    await letLettersFollow();
    const line = only(await lettersOf('aisha-khan', `?child=${draft.child}`));
    expect(line).toMatchObject({ kind: 'application-received', child: draft.child, delivery: { state: 'sent' } });
    const letter = await textOf('aisha-khan', line);
    const { receipt } = (await draft.read()) as { receipt: { receipt: string } };
    expect(letter['text']).toContain(receipt.receipt);
    expect(letter['text']).toContain('Harbour School');
    expect(letter['document']).toContain('<!doctype html>');
    const [sent, ...more] = await town.rooms.get(Outbox).list();
    expect(more).toEqual([]);
    expect(sent).toMatchObject({ subject: letter['subject'], text: letter['text'], html: letter['document'] });
  });

  it('is written again when the application is changed, and says so', async () => {
    const mother = await town.as('aisha-khan');
    const [{ child: whose } = { child: '' }] = await lettersOf('aisha-khan');
    const { items } = must(200, await mother.get('/api/children')) as {
      items: { id: string; applications: { id: string }[] }[];
    };
    const application = items.find(({ id }) => id === whose)?.applications[0]?.id ?? '';
    const path = `/api/applications/${application}`;
    const { revisions } = must(200, await mother.get(path)) as { revisions: Record<string, number> };
    const value = [{ intake: town.oak }];
    must(
      200,
      await mother.send('PUT', `${path}/answers`, { answer: 'preferences', revision: revisions['preferences'], value }),
    );
    const { revision } = must(200, await mother.get(path)) as { revision: number };
    const { version } = must(200, await mother.get('/api/applications/declaration')) as { version: string };
    must(200, await mother.post(`${path}/amend`, { revision, declaration: version }));
    await letLettersFollow();
    const lines = await lettersOf('aisha-khan', `?child=${whose}`);
    expect(lines.map(({ kind }) => kind)).toEqual(['application-received', 'application-received']);
    const [latest = { id: '' }] = lines;
    const letter = await textOf('aisha-khan', latest);
    expect(letter['text']).toContain('Oak School');
    expect(letter['text']).not.toContain('Harbour School');
  });

  it('is seen by its own family and the officers of its authority, and by nobody else', async () => {
    const [line = { id: '' }] = await lettersOf('aisha-khan');
    for (const stranger of ['tom-walker', 'nina-cole']) {
      expect(await lettersOf(stranger)).toEqual([]);
      expect((await (await town.as(stranger)).get(`/api/letters/${line.id}`)).status).toBe(404);
    }
    for (const role of ['catherine-doyle', 'peter-marsh', 'helen-price', 'omar-reid'])
      expect((await (await town.as(role)).get('/api/letters')).status).toBe(403);
    expect((await lettersOf('ruth-harper')).map(({ id }) => id)).toContain(line.id);
    expect((await textOf('ruth-harper', line))['text']).toContain('Zara');
    const read = await ask(
      town.rooms.databaseUrl,
      `SELECT kind FROM happenings WHERE account = $1 AND subject = $2 AND kind = 'letter.read'`,
      [personaAccount('ruth-harper'), line.id],
    );
    expect(read).toEqual([{ kind: 'letter.read' }]);
  });

  it('can be changed by nobody, not even by hand', async () => {
    const url = town.rooms.databaseUrl;
    await expect(ask(url, `UPDATE letters SET text = 'other'`)).rejects.toThrow('only ever added to');
    await expect(ask(url, 'DELETE FROM letters')).rejects.toThrow('only ever added to');
    await expect(ask(url, `UPDATE deliveries SET state = 'waiting', done_at = NULL`)).rejects.toThrow(/does not become/);
    await expect(
      ask(url, `INSERT INTO letters SELECT gen_random_uuid(), cause, kind, recipient, account, corporate_parent, authority,
        child, application, language, 'AGAIN', subject, text, document, digest, written_at, seen_from FROM letters LIMIT 1`),
    ).rejects.toThrow('letters_once');
  });
});

describe('a reminder', () => {
  it('goes to whoever began and did not send, and not to whoever has sent meanwhile', async () => {
    await town.rooms.moveClockTo('2026-10-10T10:00:00Z');
    const tom = await town.as('tom-walker');
    const draft = await begin(tom, town.round, { child: { ...child, firstNames: 'Ben', lastName: 'Walker' } });
    await town.rooms.moveClockTo('2026-10-24T10:00:00Z');
    await letLettersFollow();
    await letLettersFollow();
    const line = only(await lettersOf('tom-walker', `?child=${draft.child}`));
    expect(line.kind).toBe('draft-not-sent');
    expect((await textOf('tom-walker', line))['text']).toContain('7 days');
    expect((await lettersOf('aisha-khan')).map(({ kind }) => kind)).not.toContain('draft-not-sent');
  });
});

describe('two applications for one child', () => {
  it('are told to both parents, and neither learns where the other lives', async () => {
    const same = { child: { firstNames: 'Ida', lastName: 'Lewis', dateOfBirth: '2016-05-05' } };
    const other = { ...home, lines: ['99 Secret Street', 'Elsewhere'], postcode: 'MR9 9ZZ', uprn: '100000000099' };
    const [grace, daniel] = [await town.as('grace-lewis'), await town.as('daniel-lewis')];
    const hers = await fillIn(grace, town.round, [town.harbour], { about: same });
    must(200, await hers.submit());
    const his = await fillIn(daniel, town.round, [town.oak], {
      about: { ...same, relationship: 'father' },
      answers: { home: other },
    });
    must(200, await his.submit());
    await letLettersFollow();
    for (const [persona, secret] of [
      ['grace-lewis', 'Secret Street'],
      ['daniel-lewis', 'Mill Lane'],
    ] as const) {
      const lines = await lettersOf(persona);
      const two = only(lines.filter(({ kind }) => kind === 'two-applications'));
      for (const line of [two, ...lines]) {
        const { text = '', document = '' } = await textOf(persona, line);
        expect(text).not.toContain(secret);
        expect(document).not.toContain(secret);
      }
    }
    const wroteTo = (await town.rooms.get(Outbox).list()).filter(({ subject }) => subject.includes('two applications'));
    expect(new Set(wroteTo.map(({ to }) => to)).size).toBe(2);
  });
});

describe('a letter to a family without e-mail', () => {
  it('is printed once, with the address, and the pages can be fetched again', async () => {
    const officer = await town.as('ruth-harper');
    const { version } = must(200, await officer.get('/api/applications/declaration')) as { version: string };
    const answers = {
      child: { firstNames: 'Paul', lastName: 'Paper', dateOfBirth: '2016-02-02' },
      home: { ...home, lines: ['7 <Quay> & Son', 'Marram'] },
      preferences: [{ intake: town.harbour }],
    };
    const body = {
      round: town.round,
      channel: 'paper',
      receivedAt: '2026-10-20T09:00:00Z',
      declaration: version,
      relationship: 'mother',
      answers,
    };
    must(201, await officer.post('/api/applications/entered', body));
    await letLettersFollow();
    const line = only(await lettersOf('ruth-harper', '?state=paper'));
    expect(line.kind).toBe('application-received');
    const path = '/api/authorities/town/printings';
    expect((await (await town.as('nina-cole')).post(path)).status).toBe(403);
    const printing = must(201, await officer.post(path)) as { id: string; letters: number; withoutAddress: number };
    expect(printing).toMatchObject({ letters: 1, withoutAddress: 0 });
    expect((await officer.post(path)).status).toBe(409);
    for (let again = 0; again < 2; again += 1) {
      const pages = String(must(200, await officer.get(`/api/printings/${printing.id}/pages`)));
      expect(pages.match(/<section class="letter">/g)).toHaveLength(1);
      expect(pages).toContain('7 &#60;Quay&#62; &#38; Son');
    }
    expect((await (await town.as('nina-cole')).get(`/api/printings/${printing.id}/pages`)).status).toBe(404);
    expect((await textOf('ruth-harper', line))['delivery']).toMatchObject({ state: 'printed' });
  });
});
