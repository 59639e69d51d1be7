import { startTestServer, type TestServer, ask } from '@support/database';
import { fillIn, must, openTown, type OpenTown } from '@support/applications';
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
  readonly delivery: { readonly state: string };
}

it('writes to whoever sent an application, once, and keeps the letter as it was sent', async () => {
  const mother = await town.as('aisha-khan');
  const draft = await fillIn(mother, town.round, [town.harbour, town.oak]);
  must(200, await draft.submit());
  await letLettersFollow();
  await letLettersFollow();

  const { items } = must(200, await mother.get('/api/letters')) as { items: Line[] };
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ kind: 'application-received', child: draft.child, delivery: { state: 'sent' } });
  const letter = must(200, await mother.get(`/api/letters/${items[0]?.id ?? ''}`)) as Record<string, string>;
  const { receipt } = (await draft.read()) as { receipt: { receipt: string } };
  expect(letter['text']).toContain(receipt.receipt);
  expect(letter['document']).toContain('<!doctype html>');
  const sent = await town.rooms.get(Outbox).list();
  expect(sent.filter(({ subject }) => subject === letter['subject'])).toHaveLength(1);
  expect(sent[0]).toMatchObject({ text: letter['text'], html: letter['document'] });
});
