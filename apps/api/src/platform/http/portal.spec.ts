import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import express from 'express';
import { hasDigestInName, isPage, preferCompressed } from './portal';

describe('what the portal answers', () => {
  it('shows its first page to a browser at any address of its own', () => {
    expect(isPage('GET', '/', 'text/html')).toBe(true);
    expect(isPage('GET', '/schools/elm', 'text/html,*/*;q=0.8')).toBe(true);
  });

  it.each([
    ['POST', '/schools', 'text/html'],
    ['GET', '/api/schools', 'text/html'],
    ['GET', '/health', 'text/html'],
    ['GET', '/missing.js', 'text/html'],
    ['GET', '/schools', 'application/json'],
  ])('leaves %s %s (%s) to the service', (method, path, accept) => {
    expect(isPage(method, path, accept)).toBe(false);
  });

  it('lets a browser keep for ever only what can never change', () => {
    expect(hasDigestInName('styles-ABCD1234.css')).toBe(true);
    expect(hasDigestInName('main-abcd1234.js.br')).toBe(true);
    expect(hasDigestInName('index.html')).toBe(false);
  });
});

describe('a file that the build has compressed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fairplace-portal-'));
  const script = 'const words = "the same words again and again";\n'.repeat(50);
  let server: Server;

  beforeAll(async () => {
    writeFileSync(join(folder, 'main-ABCD1234.js'), script);
    writeFileSync(join(folder, 'main-ABCD1234.js.br'), brotliCompressSync(script));
    writeFileSync(join(folder, 'main-ABCD1234.js.gz'), gzipSync(script));
    writeFileSync(join(folder, 'plain.js'), script);
    const app = express();
    app.use(preferCompressed(['main-ABCD1234.js', 'main-ABCD1234.js.br', 'main-ABCD1234.js.gz', 'plain.js']));
    app.use(express.static(folder));
    server = createServer(app).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
  });

  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['br, gzip', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.8', 'br'],
    ['identity', null],
  ])('goes to a browser that accepts %s as %s', async (accepts, encoding) => {
    const answer = await ask('main-ABCD1234.js', accepts);
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('content-type')).toContain('javascript');
    expect(answer.headers.get('vary')).toContain('Accept-Encoding');
    expect(await answer.text()).toBe(script);
  });

  it('goes as it is when there is no twin', async () => {
    const answer = await ask('plain.js', 'br, gzip');
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect(await answer.text()).toBe(script);
  });

  function ask(name: string, accepts: string): Promise<Response> {
    const { port } = server.address() as AddressInfo;
    return fetch(`http://127.0.0.1:${port}/${name}`, { headers: { 'accept-encoding': accepts } });
  }
});
