import { createHash } from 'node:crypto';
import { Controller, Get } from '@nestjs/common';
import { type EdgeUnderTest, openBehindEdge } from '@support/edge';
import { Public } from './serves';

/** Answers when it is told to. */
@Controller()
class SlowController {
  readonly waiting: (() => void)[] = [];

  @Get('slow')
  @Public()
  async slow(): Promise<{ answered: true }> {
    await new Promise<void>((resolve) => this.waiting.push(resolve));
    return { answered: true };
  }

  @Get('health/live')
  @Public()
  live(): { status: 'live' } {
    return { status: 'live' };
  }
}

/** A visitor with the cookies of a browser of their own. */
class Visitor {
  private readonly jar = new Map<string, string>();

  constructor(private readonly address: string) {}

  async get(path: string, accept = 'application/json', language = 'en'): Promise<Response> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { accept, cookie, 'accept-language': language };
    const answer = await fetch(`${this.address}${path}`, { headers });
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = set.split(';')[0]?.split('=') ?? [];
      this.jar.set(name, value);
    }
    return answer;
  }

  /** Sends a form from a page, as a browser does. */
  async send(path: string, from: string): Promise<string> {
    const headers = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded', referer: from };
    return (await fetch(`${this.address}${path}`, { method: 'POST', headers, body: 'a=b' })).text();
  }
}

jest.setTimeout(30_000);

describe('a service with more visitors than it can serve', () => {
  let service: EdgeUnderTest;
  let slow: SlowController;

  beforeEach(async () => {
    service = await openBehindEdge([SlowController], { ADMIT_AT_ONCE: '2' });
    slow = service.app.get(SlowController);
  });

  afterEach(async () => {
    service.app.getHttpServer().closeAllConnections();
    await service.close();
  });

  const numbers = async (): Promise<string> => (await fetch(`${service.address}/metrics`)).text();
  const visitor = (): Visitor => new Visitor(service.address);

  /** Two requests that are worked on and two that stand in line, of four visitors. */
  async function fill(): Promise<Promise<Response>[]> {
    const first = [visitor().get('/api/slow'), visitor().get('/api/slow')];
    await until(() => slow.waiting.length === 2);
    const second = [visitor().get('/api/slow'), visitor().get('/api/slow')];
    while (!(await numbers()).includes('fairplace_gate_requests{state="line"} 2')) await pause(5);
    return [...first, ...second];
  }

  async function answerAll(under: readonly Promise<Response>[]): Promise<number[]> {
    let done = false;
    const all = Promise.all(under).finally(() => (done = true));
    while (!done) {
      slow.waiting.splice(0).forEach((answer) => {
        answer();
      });
      await pause(5);
    }
    return (await all).map(({ status }) => status);
  }

  it('works on some, lets as many stand in line, and tells the next when to come', async () => {
    const under = await fill();
    expect(slow.waiting).toHaveLength(2);
    const answer = await visitor().get('/api/slow');
    expect(answer.status).toBe(503);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(3);
    expect(await answer.json()).toMatchObject({ code: 'edge.full', status: 503 });
    expect((await visitor().get('/health/live')).status).toBe(200);
    expect(await answerAll(under)).toEqual([200, 200, 200, 200]);
  });

  it('keeps its word: whoever comes at their turn is let in, full or not, and is inside from then on', async () => {
    const under = await fill();
    const late = visitor();
    const told = await late.get('/api/slow');
    const again = await late.get('/api/slow');
    expect([told.status, again.status]).toEqual([503, 503]);
    await pause(Number(told.headers.get('retry-after')) * 1000);
    under.push(late.get('/api/slow'));
    await pause(200);
    under.push(late.get('/api/slow'));
    expect(await answerAll(under)).toEqual([200, 200, 200, 200, 200, 200]);
  });

  it('lets those who are to come back much later come on a new connection', async () => {
    const under = await fill();
    const told: Response[] = [];
    while (told.length < 2_000 && Number(told.at(-1)?.headers.get('retry-after') ?? 0) < 31) {
      told.push(...(await Promise.all(Array.from({ length: 50 }, () => visitor().get('/api/slow')))));
    }
    const ofWait = (seconds: (wait: number) => boolean): (string | null)[] => [
      ...new Set(
        told
          .filter(({ headers }) => seconds(Number(headers.get('retry-after'))))
          .map(({ headers }) => headers.get('connection')),
      ),
    ];
    expect(ofWait((wait) => wait < 30)).toEqual(['keep-alive']);
    expect(ofWait((wait) => wait >= 30)).toEqual(['close']);
    expect(await answerAll(under)).toEqual([200, 200, 200, 200]);
  });

  it('shows a browser a page that says when, in its language, and goes on by itself', async () => {
    const under = await fill();
    const page = await visitor().get('/family/offers?year=2027&x="><b>', 'text/html', 'cy');
    expect(page.status).toBe(503);
    const text = await page.text();
    const seconds = page.headers.get('retry-after') ?? '';
    expect(text).toContain('<html lang="cy" dir="ltr">');
    expect(text).toContain('<h1>Mae llawer o bobl yma ar hyn o bryd</h1>');
    expect(text).toContain(`<noscript><meta http-equiv="refresh" content="${seconds}" /></noscript>`);
    expect(text).toContain(`data-seconds="${seconds}"`);
    expect(text).toMatch(/Cewch ddod i mewn erbyn \d\d?:\d\d/);
    expect(text).not.toContain('<b>');
    expect(page.headers.get('cache-control')).toBe('no-store');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    for (const [, inside = ''] of text.matchAll(/<(?:style|script)>([^]*?)<\/(?:style|script)>/g)) {
      expect(policy).toContain(`'sha256-${createHash('sha256').update(inside).digest('base64')}'`);
    }
    expect(await answerAll(under)).toEqual([200, 200, 200, 200]);
  });

  it('speaks the language of the address before that of the browser, and never leads to another host', async () => {
    const under = await fill();
    const arabic = await (await visitor().get('/?language=ar', 'text/html', 'cy')).text();
    expect(arabic).toContain('<html lang="ar" dir="rtl">');
    const elsewhere = await (await visitor().get('//elsewhere/', 'text/html')).text();
    expect(elsewhere).toContain('href="/elsewhere/"');
    expect(elsewhere).not.toContain('"//');
    expect(await answerAll(under)).toEqual([200, 200, 200, 200]);
  });

  it('brings whoever sent a form back to the page it was on, if that was one of ours', async () => {
    const under = await fill();
    const at = `${service.address}/demonstration/form?step=2`;
    expect(await visitor().send('/slow', at)).toContain('data-back="/demonstration/form?step=2"');
    expect(await visitor().send('/slow', 'https://elsewhere.example/form')).toContain('data-back="/"');
    expect(await answerAll(under)).toEqual([200, 200, 200, 200]);
  });

  it('forgets whoever stood in line and has gone away', async () => {
    const under = await fill();
    const gone = new AbortController();
    await expect(
      Promise.all([
        fetch(`${service.address}/api/slow`, { signal: gone.signal, headers: await insider() }),
        pause(100).then(() => {
          gone.abort();
        }),
      ]),
    ).rejects.toThrow();
    expect(await answerAll(under)).toEqual([200, 200, 200, 200]);
    const left = await numbers();
    expect(left).toContain('fairplace_gate_requests{state="line"} 0');
    expect(left).toContain('fairplace_gate_requests{state="working"} 0');
  });

  /** The cookie of somebody who was let in: given to those who come at their turn. */
  async function insider(): Promise<Record<string, string>> {
    const answer = await fetch(`${service.address}/api/slow`);
    const [turn = ''] = answer.headers.getSetCookie()[0]?.split(';') ?? [];
    await pause(Number(answer.headers.get('retry-after')) * 1000);
    return { cookie: turn };
  }
});

describe('a service without a gate', () => {
  it('lets everybody in and gives nobody a cookie', async () => {
    const service = await openBehindEdge([SlowController], { ADMIT_AT_ONCE: '0' });
    const answer = await fetch(`${service.address}/api/nothing`);
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([404, []]);
    await service.close();
  });
});

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(5);
}

function pause(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => {
      resolve(undefined);
    }, milliseconds);
  });
}
