import { Controller, type CanActivate, type ExecutionContext, Get, Param, Post, Req, UseGuards } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { type InputOf, routes } from '@contract';
import { type EdgeUnderTest, openBehindEdge } from '@support/edge';
import { Input, Public, Serves } from '../http/serves';
import { digestOfAccount, log } from './log';
import { Metrics } from './metrics';
import { currentRequest, nameAccount } from './request';

/** Personal things, none of which may ever be found in a log. */
const personal = {
  name: 'Amira Khan',
  email: 'amira.khan@example.org',
  postcode: 'SW1A 1AA',
  born: '2021-05-09',
  phone: '07700 900123',
  secret: 'kT9-session-of-amira',
  account: '7d3f9c1e-5f0a-4f51-8a67-2b1f0c9d8e77',
  child: '0d1a2b3c-4d5e-4f60-8172-93a4b5c6d7e8',
};

const told = routes({
  tell: {
    method: 'post',
    path: 'children/:child/tell',
    summary: 'Takes personal things and fails.',
    params: z.strictObject({ child: z.string() }),
    query: z.record(z.string(), z.string()),
    body: z.record(z.string(), z.unknown()),
  },
});

class BelievingGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    nameAccount(context.switchToHttp().getRequest<Request>(), personal.account);
    return true;
  }
}

@Controller()
@UseGuards(BelievingGuard)
class TellingController {
  @Serves(told.tell)
  @Public()
  tell(@Input() { params, query, body }: InputOf<typeof told.tell>) {
    const all = [params.child, ...Object.values(query), ...Object.values(body)].map(String).join(' | ');
    log.event('children.told', { says: `Told of ${all}`, count: 3 });
    log.warning('children.doubtful', { says: `Is it ${personal.name}?` });
    const error = new Error(`Nobody called ${String(body['name'])} of ${String(body['email'])}, born ${personal.born}`);
    Object.assign(error, {
      code: '23505',
      constraint: 'children_pkey',
      detail: `Key (email)=(${personal.email})`,
      query: all,
    });
    log.defect(error);
    throw error;
  }

  @Get('letters/:letter/:who')
  read(@Param('who') who: string) {
    return { who, id: currentRequest()?.id };
  }

  @Post('later')
  async later(@Req() _request: Request) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    return { id: currentRequest()?.id };
  }
}

const Line = z.object({ event: z.string(), level: z.string() }).catchall(z.unknown());

describe('the log', () => {
  const lines: string[] = [];
  let service: EdgeUnderTest;

  beforeAll(async () => {
    service = await openBehindEdge([TellingController]);
    log.open('json', { write: (line) => lines.push(line) });
  });
  afterAll(async () => {
    log.open('plain');
    await service.close();
  });
  beforeEach(() => lines.splice(0));

  /** The lines so far, once there is one of this kind for the last request. */
  async function written(events: number): Promise<z.infer<typeof Line>[]> {
    while (lines.filter((line) => line.includes('"event":"request"')).length < events)
      await new Promise((resolve) => setTimeout(resolve, 5));
    return lines.map((line) => Line.parse(JSON.parse(line)));
  }

  it('holds nothing of what a request brought in its path, its query, its body or its headers', async () => {
    const query = new URLSearchParams({ postcode: personal.postcode, email: personal.email });
    const answer = await fetch(`${service.address}/api/children/${personal.child}/tell?${query.toString()}`, {
      method: 'POST',
      body: JSON.stringify({ ...personal, deep: { again: [personal.phone] } }),
      headers: {
        'Content-Type': 'application/json',
        Cookie: `fairplace=${personal.secret}`,
        Authorization: `Bearer ${personal.secret}`,
        'X-Request-Id': personal.name,
        'User-Agent': `Browser of ${personal.name}`,
        Referer: `https://example.org/?email=${personal.email}`,
      },
    });
    expect(answer.status).toBe(500);
    const all = (await written(1)).map((line) => JSON.stringify(line)).join('\n');
    expect(all.split('\n').length).toBeGreaterThanOrEqual(4);
    const words = Object.values(personal).flatMap((text) => [text, encodeURIComponent(text), ...text.split(' ')]);
    for (const word of words) expect(all).not.toContain(word);
    expect(all.toLowerCase()).not.toContain('khan');
    expect(all).toContain('23505');
    expect(all).toContain('children_pkey');
    expect(all).toMatch(/observe\.spec\.ts:\d+/);
  });

  it.each([
    ['an address that leads nowhere', `/api/people/${personal.name}`, '/api/(none)'],
    ['a page', `/family/${personal.name}`, '(portal)'],
    ['a path that cannot be read', '/api/%E0%A4%A', '/api/(none)'],
    ['a route with parameters', `/api/letters/4/${personal.email}`, '/api/letters/:letter/:who'],
  ])('names %s by its pattern', async (_what, path, route) => {
    await fetch(`${service.address}${path}`);
    const line = (await written(1)).find(({ event }) => event === 'request');
    expect(line).toMatchObject({ method: 'GET', route });
    expect(JSON.stringify(line)).not.toMatch(/Amira|Khan|amira/);
  });

  it('has a line for a body that could not be read, without what stood in it', async () => {
    await fetch(`${service.address}/api/later`, {
      method: 'POST',
      body: `{"name": ${personal.name}`,
      headers: { 'Content-Type': 'application/json' },
    });
    const all = JSON.stringify(await written(1));
    expect(all).toContain('"status":400');
    expect(all).not.toContain('Amira');
  });

  it('says which request and whose, so that its lines can be found together', async () => {
    const answer = await fetch(`${service.address}/api/children/1/tell`, { method: 'POST' });
    const number = answer.headers.get('x-request-id');
    const seen = await written(1);
    for (const line of seen) expect(line).toMatchObject({ id: number, account: digestOfAccount(personal.account) });
    expect(digestOfAccount(personal.account)).toMatch(/^[0-9a-f]{16}$/);
    expect(new Set(seen.map(({ event }) => event))).toContain('defect');
  });

  it('does not mix requests up that are under way together', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => fetch(`${service.address}/api/later`, { method: 'POST' })),
    );
    for (const answer of answers) expect(await answer.json()).toEqual({ id: answer.headers.get('x-request-id') });
  });

  it('tells a sentence as one line of JSON, or as it is', () => {
    log.say('Fairplace is ready.');
    expect(Line.parse(JSON.parse(lines[0] ?? ''))).toMatchObject({
      event: 'said',
      msg: 'Fairplace is ready.',
      level: 'info',
    });
  });
});

describe('the numbers', () => {
  let service: EdgeUnderTest;
  afterEach(() => service.close());

  it('count requests by pattern, and show whatever a room adds', async () => {
    service = await openBehindEdge([TellingController]);
    const metrics = service.app.get(Metrics);
    metrics.watch({
      name: 'fairplace_jobs',
      help: 'Jobs by state.',
      labels: ['state'],
      read: () => Promise.resolve([{ labels: { state: 'due' }, value: 7 }]),
    });
    metrics.watch({ name: 'fairplace_broken', help: 'Cannot be read.', read: () => Promise.reject(new Error('no')) });
    await fetch(`${service.address}/api/letters/4/${personal.email}`);
    await fetch(`${service.address}/api/people/${personal.name}`);
    const answer = await fetch(`${service.address}/metrics`);
    expect(answer.headers.get('content-type')).toContain('text/plain');
    const text = await answer.text();
    expect(text).toContain(
      'fairplace_request_seconds_count{method="GET",route="/api/letters/:letter/:who",status="200"} 1',
    );
    expect(text).toContain('fairplace_request_seconds_count{method="GET",route="/api/(none)",status="404"} 1');
    expect(text).toContain('fairplace_jobs{state="due"} 7');
    expect(text).toContain('fairplace_process_resident_memory_bytes');
    expect(text).not.toMatch(/amira/i);
  });

  it.each([
    ['this machine', {}, 200],
    ['somebody whom a proxy passed on', { 'X-Forwarded-For': '203.0.113.7' }, 403],
    [
      'somebody whom a proxy passed on, with the token',
      { 'X-Forwarded-For': '203.0.113.7', Authorization: 'Bearer a-token-of-sixteen' },
      200,
    ],
    ['somebody with another token', { Authorization: 'Bearer a-token-of-sixteem' }, 403],
  ])('are shown to %s or not', async (_who, headers, status) => {
    service = await openBehindEdge([], { METRICS_TOKEN: 'a-token-of-sixteen' });
    expect((await fetch(`${service.address}/metrics`, { headers: { ...headers } })).status).toBe(status);
  });
});
