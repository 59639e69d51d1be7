import { startTestServer, type TestServer } from '@support/database';
import { type Draft, fillIn, must, openTown, type OpenTown } from '@support/applications';
import { pictureOf } from '@support/evidence';
import { Followers } from '../audit';
import { Workers } from '../platform';

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

interface Line {
  readonly id: string;
  readonly kind: string;
}

/** The letters of somebody, once everything has followed: the kinds, the latest first, and the text of the latest. */
async function letters(persona: string): Promise<{ kinds: readonly string[]; text: string }> {
  await town.rooms.get(Followers).drain();
  await town.rooms.get(Workers).runDue();
  const client = await town.as(persona);
  const { items } = must(200, await client.get('/api/letters')) as { items: Line[] };
  const { text } = must(200, await client.get(`/api/letters/${items[0]?.id ?? ''}`)) as { text: string };
  return { kinds: items.map(({ kind }) => kind), text };
}

describe('what was found of a claim', () => {
  const sibling = { kind: 'sibling', school: 'harbour', name: 'Omar Khan', tie: 'half', year: 8 };
  const faith = { kind: 'faith', school: 'holy-rood', form: 'church-form', terms: ['catholic'] };
  let draft: Draft;

  async function claimOf(kind: string): Promise<string> {
    const { items } = must(200, await (await town.as('aisha-khan')).get(`/api/applications/${draft.id}/claims`)) as {
      items: { id: string; claim: { kind: string } }[];
    };
    return items.find(({ claim }) => claim.kind === kind)?.id ?? '';
  }

  async function find(kind: string, found: object): Promise<void> {
    must(201, await (await town.as('ruth-harper')).post(`/api/claims/${await claimOf(kind)}/findings`, found));
  }

  beforeAll(async () => {
    const parent = await town.as('aisha-khan');
    draft = await fillIn(parent, town.round, [town.harbour, town.holyRood], { answers: { claims: [sibling, faith] } });
    must(200, await draft.submit());
  });

  it('is asked for, with the day until which it can be sent', async () => {
    await find('sibling', { outcome: 'more-needed', reason: 'send the birth certificate of both' });
    const { kinds, text } = await letters('aisha-khan');
    expect(kinds).toEqual(['evidence-more-needed', 'application-received']);
    expect(text).toContain('Zara has a half-brother or half-sister at Harbour School.');
    expect(text).toContain('Send the birth certificate of both.');
    expect(text).toContain('Saturday 31 October 2026');
    expect(text).not.toContain('Omar');
  });

  it('is told with the names of what was sent, in one letter for the claim and its files', async () => {
    const claim = await claimOf('faith');
    const path = `/api/claims/${claim}/evidence`;
    const parent = await town.as('aisha-khan');
    const file = must(201, await parent.sendFile(path, 'Baptism.png', pictureOf('x'))) as {
      id: string;
    };
    const items = [{ item: file.id, outcome: 'refused', reason: 'The priest has not signed it.' }];
    await find('faith', { outcome: 'refused', reason: 'The form is not signed.', items });
    const { kinds, text } = await letters('aisha-khan');
    expect(kinds).toEqual(['evidence-refused', 'evidence-more-needed', 'application-received']);
    expect(text).toContain('Baptism.png');
    expect(text).toContain('The form is not signed.');
  });

  it('is told when it is accepted', async () => {
    await find('sibling', {
      outcome: 'accepted',
      reason: 'Both certificates were seen.',
      facts: { siblings: [{ school: 'harbour', tie: 'half', atApplication: true, atAdmission: true, year: 8 }] },
    });
    const { kinds, text } = await letters('aisha-khan');
    expect(kinds[0]).toBe('evidence-accepted');
    expect(text).toContain('We have accepted this.');
  });
});

describe('what an officer decided', () => {
  it('about a late application is told once, when every school is decided', async () => {
    await town.rooms.moveClockTo('2026-11-05T10:00:00Z');
    const about = { child: { firstNames: 'Lea', lastName: 'Walker', dateOfBirth: '2016-01-02' } };
    const draft = await fillIn(await town.as('tom-walker'), town.round, [town.harbour, town.oak], { about });
    must(200, await draft.submit('submit-late', { because: 'We were in hospital.' }));
    const received = await letters('tom-walker');
    expect(received.kinds).toEqual(['late-application-received']);
    expect(received.text).toContain('Saturday 12 December 2026');
    const decide = async (intake: string, outcome: string, reason: string): Promise<void> => {
      const again = await town.as('ruth-harper');
      must(200, await again.post(`/api/applications/${draft.id}/preferences/${intake}/lateness`, { outcome, reason }));
    };
    await decide(town.harbour, 'late-with-good-reason', 'The hospital confirmed it');
    expect((await letters('tom-walker')).kinds).toEqual(['late-application-received']);
    await decide(town.oak, 'late', 'This school was added later');
    const decided = await letters('tom-walker');
    expect(decided.kinds).toEqual(['late-application-decided', 'late-application-received']);
    expect(decided.text).toContain('Harbour School: on time. The hospital confirmed it.');
    expect(decided.text).toContain('Oak School: late. This school was added later.');
  });

  it('about a withdrawn or set aside application is told to whoever sent it', async () => {
    const maria = await town.as('maria-nowak');
    const about = { child: { firstNames: 'Jan', lastName: 'Nowak', dateOfBirth: '2016-06-07' } };
    const draft = await fillIn(maria, town.round, [town.harbour], { about });
    must(200, await draft.submit('submit-late', { because: 'We have just moved.' }));
    must(200, await (await town.as('maria-nowak')).post(`/api/applications/${draft.id}/withdraw`, {}));
    const { kinds, text } = await letters('maria-nowak');
    expect(kinds).toEqual(['application-withdrawn', 'late-application-received']);
    expect(text).toContain('Jan');
  });
});
