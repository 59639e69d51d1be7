import { ask, startTestServer, type TestServer } from '@support/database';
import { textArray } from './text-array';

jest.setTimeout(120_000);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

it('is read by the database as the texts it was made of', async () => {
  const url = await server.database();
  const texts = ['', 'plain', null, '{"a","b"} \\ NULL', 'Łódź – 子 🏫', 'line\nfeed'];
  const asked = async (some: readonly (string | null)[]): Promise<unknown> =>
    (await ask(url, 'SELECT $1::text[] AS texts', [textArray(some)]))[0];
  expect(await asked(texts)).toEqual({ texts });
  expect(await asked([])).toEqual({ texts: [] });
});
