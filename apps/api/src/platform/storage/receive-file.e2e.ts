import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Refusal } from '@kernel';
import { receiverOf, type ReceivedFile, type ReceiveFile, tidyName } from './receive-file';

describe('taking in a file', () => {
  let server: Server;
  let address: string;
  let outcomes: (ReceivedFile | Refusal)[];
  let receive: ReceiveFile;

  beforeEach(async () => {
    outcomes = [];
    receive = receiverOf(2);
    const app = express();
    app.post('/files', (request, response) => {
      receive(request, { bytes: 100_000 }).then(
        (file) => {
          outcomes.push(file);
          response.json({ name: file.name, size: file.bytes.length });
        },
        (error: unknown) => {
          if (!(error instanceof Refusal)) throw error;
          outcomes.push(error);
          response.status(error.rule.status).json({ code: error.code });
        },
      );
    });
    await new Promise<void>((resolve) => {
      server = app.listen(0, '127.0.0.1', () => {
        resolve();
      });
    });
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/files`;
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const send = async (
    ...files: readonly (readonly [field: string, bytes: Buffer, name: string])[]
  ): Promise<unknown> => {
    const form = new FormData();
    for (const [field, bytes, name] of files) form.append(field, new Blob([Uint8Array.from(bytes)]), name);
    const answer: unknown = await (await fetch(address, { method: 'POST', body: form })).json();
    return answer;
  };

  it.each([1, 99_999, 100_000])('gives all of %i bytes, with the name', async (size) => {
    const bytes = randomBytes(size);
    expect(await send(['file', bytes, 'Geburtsurkunde Zoë.pdf'])).toEqual({ name: 'Geburtsurkunde Zoë.pdf', size });
    expect(outcomes[0]).toMatchObject({ bytes });
  });

  it.each<[string, string, readonly (readonly [string, Buffer, string])[]]>([
    ['a file that is too large', 'files.too-large', [['file', randomBytes(100_001), 'a']]],
    ['an empty file', 'files.empty', [['file', Buffer.alloc(0), 'a']]],
    [
      'two files',
      'files.only-one',
      [
        ['file', randomBytes(10), 'a'],
        ['file', randomBytes(10), 'b'],
      ],
    ],
    ['a file in another field', 'files.only-one', [['photo', randomBytes(10), 'a']]],
    ['no file', 'files.no-file', []],
  ])('refuses %s', async (_what, code, files) => {
    expect(await send(...files)).toEqual({ code });
  });

  it('refuses what is no form, such as a page could send from elsewhere', async () => {
    const response = await fetch(address, {
      method: 'POST',
      body: 'file=abc',
      headers: { 'content-type': 'text/plain' },
    });
    expect(response.status).toBe(415);
  });

  it('refuses answers besides the file', async () => {
    const form = new FormData();
    form.append('more', 'x');
    form.append('file', new Blob(['abc']), 'a.pdf');
    expect(await (await fetch(address, { method: 'POST', body: form })).json()).toEqual({ code: 'files.only-one' });
  });

  it('refuses a form that is not one', async () => {
    const headers = { 'content-type': 'multipart/form-data' };
    const response = await fetch(address, { method: 'POST', body: 'abc', headers });
    expect(await response.json()).toEqual({ code: 'files.broken-off' });
  });

  it('gives nothing when the sender goes away half-way, and makes room again', async () => {
    for (const _time of [1, 2, 3]) {
      await breakOff(new URL(address));
    }
    await until(() => outcomes.length === 3);
    for (const outcome of outcomes) expect(outcome).toMatchObject({ code: 'files.broken-off' });
    expect(await send(['file', randomBytes(10), 'a.png'])).toEqual({ name: 'a.png', size: 10 });
  });

  it('refuses, rather than runs out of memory, when more come at once than it can hold', async () => {
    const slow = [1, 2].map(() => startSlowly(new URL(address)));
    await until(async () => JSON.stringify(await send(['file', randomBytes(10), 'a'])).includes('files.busy'));
    for (const socket of slow) socket.destroy();
    await until(async () => JSON.stringify(await send(['file', randomBytes(10), 'a'])).includes('"size":10'));
  });
});

describe('the name of a file', () => {
  it.each([
    ['letter.pdf', 'letter.pdf'],
    ['C:\\Users\\me\\letter.pdf', 'letter.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['..', 'file'],
    ['', 'file'],
    ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie x.pdf'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['  two   words .png ', 'two words .png'],
  ])('%j becomes %j', (given, tidy) => {
    expect(tidyName(given)).toBe(tidy);
  });

  it('keeps its ending when it is cut', () => {
    const tidy = tidyName(`${'long '.repeat(60)}.docx`);
    expect(tidy.length).toBeLessThanOrEqual(120);
    expect(tidy).toMatch(/….docx$/);
  });
});

function startSlowly(address: URL): ReturnType<typeof connect> {
  const socket = connect(Number(address.port), address.hostname);
  socket.on('error', () => undefined);
  const head = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\nabc';
  socket.write(
    `POST ${address.pathname} HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=x\r\n` +
      `Content-Length: 5000\r\n\r\n${head}`,
  );
  return socket;
}

async function breakOff(address: URL): Promise<void> {
  const socket = startSlowly(address);
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.destroy();
}

/** Waits until something is so; a test that waits in vain is ended by Jest. */
async function until(so: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await so())) await new Promise((resolve) => setTimeout(resolve, 20));
}
