import { ask, startTestServer, type TestServer } from '@support/database';
import { Lanes } from './lanes';
import { News } from './news';

jest.setTimeout(60_000);

let server: TestServer;
let url: string;

beforeAll(async () => {
  server = await startTestServer();
  url = await server.database();
});

afterAll(() => server.stop());

const double = (value: unknown): { name: string; text: string; values: readonly unknown[] } => ({
  name: 'double',
  text: 'SELECT $1::int * 2 AS doubled, pg_backend_pid() AS server',
  values: [value],
});

interface Doubled {
  readonly doubled: number;
  readonly server: number;
}

describe('questions that follow one another on a few connections', () => {
  let lanes: Lanes;

  beforeEach(() => {
    lanes = new Lanes({ connectionString: url }, 2);
  });

  afterEach(() => lanes.close());

  it('are each answered for themselves, however many are asked at once', async () => {
    const numbers = Array.from({ length: 100 }, (_, at) => at);
    const answers = await Promise.all(numbers.map((number) => lanes.ask<Doubled>(double(number))));
    expect(answers.map(([row]) => row?.doubled)).toEqual(numbers.map((number) => number * 2));
    expect(new Set(answers.map(([row]) => row?.server)).size).toBe(2);
  });

  it('fail alone', async () => {
    const asked = [1, 'two', 3, 'four', 5].map((value) => lanes.ask<Doubled>(double(value)));
    const answers = await Promise.allSettled(asked);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled']);
  });

  it('leave nothing behind on the connection for the next: what one says of itself ends with it', async () => {
    const said = { name: 'say', text: `SELECT set_config('fairplace.account', $1, true) AS account`, values: ['somebody'] };
    const asked = { name: 'who', text: `SELECT coalesce(fp_account(), 'nobody') AS account`, values: [] };
    const answers = await Promise.all([0, 1, 2, 3, 4, 5].map((at) => lanes.ask(at % 3 === 0 ? said : asked)));
    expect(answers.flat()).toEqual([0, 1, 2, 3, 4, 5].map((at) => ({ account: at % 3 === 0 ? 'somebody' : 'nobody' })));
  });

  it('fail when the connection is lost, and the next are asked on another', async () => {
    const [first] = await lanes.ask<Doubled>(double(1));
    const slow = lanes.ask({ name: 'slow', text: 'SELECT pg_sleep(30)', values: [] });
    await Promise.all([expect(slow).rejects.toThrow(), ask(url, 'SELECT pg_terminate_backend($1)', [first?.server])]);
    const [next] = await lanes.ask<Doubled>(double(2));
    expect(next?.doubled).toBe(4);
    expect(next?.server).not.toBe(first?.server);
  });
});

describe('news from the database', () => {
  it('is heard; a lost connection is noticed, and replaced, and says that something may have been missed', async () => {
    const news = new News({ connectionString: url });
    const told: string[] = [];
    news.on('fairplace_sessions', { heard: (what) => told.push(what), anew: () => told.push('anew') });
    await until(() => news.isHeard());
    await ask(url, `SELECT pg_notify('fairplace_sessions', 'a')`);
    await until(() => told.includes('a'));
    const others = 'datname = current_database() AND pid <> pg_backend_pid()';
    await ask(url, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${others}`);
    await until(() => !news.isHeard());
    await until(() => news.isHeard());
    expect(told).toEqual(['anew', 'a', 'anew']);
    await news.close();
    expect(news.isHeard()).toBe(false);
  });
});

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}
