import { once } from 'node:events';
import { connect } from 'node:net';
import { type CanActivate, Controller, type ExecutionContext, Get, Module, Post, Req } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { Request } from 'express';
import { z } from 'zod';
import { type InputOf, routes } from '@contract';
import { type EdgeUnderTest, openBehindEdge } from '@support/edge';
import { nameAccount, requestIdOf } from '../observe/request';
import { closeEdge } from './edge';
import { Limit } from './limits';
import { Input, Public, Serves } from './serves';

const shown = routes({
  echo: {
    method: 'post',
    path: 'echo',
    summary: 'Gives back what was sent.',
    body: z.strictObject({ name: z.string() }),
    answer: z.strictObject({ name: z.string() }),
  },
  file: { method: 'post', path: 'file', summary: 'Takes a file.', takes: 'file' },
});

/** Believes whoever asks, as the real guard never does. */
class BelievingGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const account = request.get('x-account');
    if (account !== undefined) nameAccount(request, account);
    return true;
  }
}

@Module({ providers: [{ provide: APP_GUARD, useClass: BelievingGuard }] })
class BelievingModule {}

@Controller()
class ShownController {
  private letGo: (() => void) | undefined;

  @Serves(shown.echo)
  @Public()
  echo(@Input() { body }: InputOf<typeof shown.echo>) {
    return body;
  }

  @Serves(shown.file)
  @Public()
  file() {
    return {};
  }

  @Get('who')
  who(@Req() request: Request) {
    return { id: requestIdOf(request), address: request.ip };
  }

  @Post('try')
  @Limit('code', (request) => (request.body as { email?: unknown }).email)
  try() {
    return {};
  }

  @Get('slow')
  async slow() {
    await new Promise<void>((resolve) => {
      this.letGo = resolve;
    });
    return { done: true };
  }

  /** Whether somebody waits for the slow answer. */
  isAsked(): boolean {
    return this.letGo !== undefined;
  }

  release() {
    this.letGo?.();
    return {};
  }
}

const opened: EdgeUnderTest[] = [];
async function open(variables: Record<string, string> = {}): Promise<EdgeUnderTest> {
  const service = await openBehindEdge([ShownController], variables, [{ module: BelievingModule }]);
  opened.push(service);
  return service;
}
afterEach(async () => {
  await Promise.all(opened.splice(0).map((service) => service.close()));
});

function post(
  address: string,
  path: string,
  body: NonNullable<RequestInit['body']>,
  type = 'application/json',
): Promise<globalThis.Response> {
  return fetch(`${address}${path}`, { method: 'POST', body, headers: type === '' ? {} : { 'Content-Type': type } });
}

describe('what is sent', () => {
  it('is read when it is JSON', async () => {
    const { address } = await open();
    const answer = await post(address, '/api/echo', '{"name":"Amira"}', 'application/json; charset=utf-8');
    expect([answer.status, await answer.json()]).toEqual([200, { name: 'Amira' }]);
  });

  it.each([
    ['a broken document', '{"name":', 'application/json', 400, 'edge.not-json'],
    ['no object at all', '"Amira"', 'application/json', 400, 'edge.not-json'],
    ['a form', 'name=Amira', 'application/x-www-form-urlencoded', 415, 'edge.wrong-type'],
    ['plain text', 'Amira', 'text/plain', 415, 'edge.wrong-type'],
    ['another character set', '{}', 'application/json; charset=ebcdic', 415, 'edge.wrong-type'],
    ['more than may be read', JSON.stringify({ name: 'a'.repeat(3000) }), 'application/json', 413, 'edge.too-large'],
  ])('is refused when it is %s', async (_what, body, type, status, code) => {
    const { address } = await open({ BODY_KB: '2' });
    const answer = await post(address, '/api/echo', body, type);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ status, code });
    expect(answer.status).toBe(status);
  });

  it('is refused when it unpacks to more than may be read', async () => {
    const { address } = await open({ BODY_KB: '2' });
    const { gzipSync } = await import('node:zlib');
    const answer = await fetch(`${address}/api/echo`, {
      method: 'POST',
      body: gzipSync(JSON.stringify({ name: 'a'.repeat(100_000) })),
      headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
    });
    expect(answer.status).toBe(413);
  });

  it('may be a file only where a file is taken, and nothing else there', async () => {
    const { address } = await open();
    const form = new FormData();
    form.set('file', new Blob(['%PDF-']), 'letter.pdf');
    expect((await post(address, '/api/file', form, '')).status).toBe(200);
    expect(await (await post(address, '/api/echo', form, '')).json()).toMatchObject({ code: 'edge.wrong-type' });
    expect(await (await post(address, '/api/file', '{}')).json()).toMatchObject({ code: 'edge.wrong-file-type' });
  });
});

describe('a request', () => {
  it('gets a number of its own, which is in the answer', async () => {
    const { address } = await open();
    const answer = await fetch(`${address}/api/who`);
    const { id } = z.object({ id: z.string() }).parse(await answer.json());
    expect(answer.headers.get('x-request-id')).toBe(id);
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    ['4bf92f3577b34da6a3ce929d0e0e4736', true],
    ['Amira.Khan-SW1A-1AA', false],
    ['x\u0022}{', false],
    ['1', false],
  ])('keeps the number %s only if nobody can be named by it', async (given, kept) => {
    const { address } = await open();
    const answer = await fetch(`${address}/api/who`, { headers: { 'X-Request-Id': given } });
    expect(answer.headers.get('x-request-id') === given).toBe(kept);
  });

  it('comes from where the network says, unless a proxy is to be believed', async () => {
    const told = { headers: { 'X-Forwarded-For': '203.0.113.7' } };
    const alone = await open();
    expect(await (await fetch(`${alone.address}/api/who`, told)).json()).toMatchObject({ address: '127.0.0.1' });
    const behind = await open({ TRUST_PROXY: 'loopback' });
    expect(await (await fetch(`${behind.address}/api/who`, told)).json()).toMatchObject({ address: '203.0.113.7' });
  });

  it('is answered with the headers that protect a browser, also when it is refused', async () => {
    const { address } = await open({ RATE_PER_ADDRESS: '1' });
    await fetch(`${address}/api/who`);
    const refused = await fetch(`${address}/api/who`);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(refused.headers.get('x-powered-by')).toBeNull();
  });
});

describe('asking too often', () => {
  it('is refused to an address, with the time to come back', async () => {
    const { address } = await open({ RATE_PER_ADDRESS: '3' });
    const answers = await Promise.all(Array.from({ length: 5 }, () => fetch(`${address}/api/who`)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(2);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused[0]?.json()).toMatchObject({ code: 'edge.too-many', status: 429 });
  });

  it('is counted by the address behind a proxy, and a made-up header does not help', async () => {
    const ask = (address: string, from: string) =>
      fetch(`${address}/api/who`, { headers: { 'X-Forwarded-For': from } });
    const behind = await open({ RATE_PER_ADDRESS: '1', TRUST_PROXY: '1' });
    expect((await ask(behind.address, '203.0.113.1')).status).toBe(200);
    expect((await ask(behind.address, '203.0.113.2')).status).toBe(200);
    expect((await ask(behind.address, '198.51.100.9, 203.0.113.2')).status).toBe(429);
    const alone = await open({ RATE_PER_ADDRESS: '1' });
    expect((await ask(alone.address, '203.0.113.1')).status).toBe(200);
    expect((await ask(alone.address, '203.0.113.2')).status).toBe(429);
  });

  it('is refused to an account, wherever it asks from', async () => {
    const { address } = await open({ RATE_PER_ACCOUNT: '2' });
    const ask = (account: string) => fetch(`${address}/api/who`, { headers: { 'X-Account': account } });
    expect((await ask('one')).status).toBe(200);
    expect((await ask('one')).status).toBe(200);
    const third = await ask('one');
    expect([third.status, await third.json()]).toEqual([429, expect.objectContaining({ code: 'edge.too-many' })]);
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask('two')).status).toBe(200);
  });

  it('is refused sooner where codes are asked for, by address and by whom they are for', async () => {
    const { address } = await open({ RATE_CODE: '2', TRUST_PROXY: '1' });
    const ask = (email: string, from: string) =>
      fetch(`${address}/api/try`, {
        method: 'POST',
        body: JSON.stringify({ email }),
        headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': from },
      });
    expect((await ask('a@example.org', '203.0.113.1')).status).toBe(201);
    expect((await ask('a@example.org', '203.0.113.2')).status).toBe(201);
    const third = await ask('A@example.org ', '203.0.113.3');
    expect([third.status, await third.json()]).toEqual([429, expect.objectContaining({ code: 'edge.too-many-tries' })]);
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask('b@example.org', '203.0.113.1')).status).toBe(201);
    expect((await ask('c@example.org', '203.0.113.1')).status).toBe(429);
  });
});

describe('coming to rest', () => {
  it('finishes what is under way, and begins nothing new', async () => {
    const { address, app, environment } = await open({ DRAIN_SECONDS: '20' });
    const slow = fetch(`${address}/api/slow`);
    await until(() => app.get(ShownController).isAsked());
    const port = Number(new URL(address).port);
    const kept = await keptAlive(port);
    const ended = closeEdge(app, environment.edge);
    await expect(fetch(`${address}/api/who`)).rejects.toThrow();
    app.get(ShownController).release();
    const answer = await slow;
    expect([answer.status, await answer.json()]).toEqual([200, { done: true }]);
    expect(answer.headers.get('connection')).toBe('close');
    expect(await ended).toBe(0);
    await kept.end;
  });

  it('says that it is not ready, to whoever asks on an open connection', async () => {
    const { address, app, environment } = await open({ DRAIN_SECONDS: '20' });
    const port = Number(new URL(address).port);
    const slow = fetch(`${address}/api/slow`);
    await until(() => app.get(ShownController).isAsked());
    const half = connect(port, '127.0.0.1');
    half.write('GET /health/ready HTTP/1.1\r\n');
    await once(half, 'connect');
    await fetch(`${address}/api/who`);
    const ended = closeEdge(app, environment.edge);
    half.write('Host: localhost\r\n\r\n');
    const [said] = (await once(half, 'data')) as [Buffer];
    expect(said.toString()).toMatch(/^HTTP\/1.1 503 /);
    app.get(ShownController).release();
    await slow;
    await ended;
  });

  it('cuts short what takes longer than it waits, and says how much', async () => {
    const { address, app, environment } = await open({ DRAIN_SECONDS: '0' });
    const slow = fetch(`${address}/api/slow`).then(
      () => 'answered',
      () => 'cut short',
    );
    await until(() => app.get(ShownController).isAsked());
    expect(await closeEdge(app, environment.edge)).toBe(1);
    expect(await slow).toBe('cut short');
  });
});

/** Asks once on a connection that is then kept open, and watches for its end. */
function keptAlive(port: number): Promise<{ readonly end: Promise<void> }> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = new Promise<void>((done) =>
      socket.once('close', () => {
        done();
      }),
    );
    socket.once('data', () => {
      resolve({ end });
    });
    socket.write('GET /api/who HTTP/1.1\r\nHost: localhost\r\n\r\n');
  });
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}
