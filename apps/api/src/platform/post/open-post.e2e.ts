import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { Socket } from 'node:net';
import dns from 'node:dns';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { CannotStart } from '../cannot-start';
import { readEnvironment } from '../environment';
import { Leave } from './leave';
import { NotifyPost } from './notify-post';
import { openPost } from './open-post';
import { Outbox } from './outbox';
import type { Message, Post } from './post';
import { SmtpPost } from './smtp-post';

const notify = { NOTIFY_API_KEY: 'key-00000000-0000-0000-0000-000000000000-00000000-0000-0000-0000-000000000000' };
const template = { NOTIFY_TEMPLATE: '10c5b8a0-0000-4000-8000-000000000000' };
const message: Message = {
  id: 'letter-1',
  to: 'somebody@gmail.com',
  subject: 'Hello',
  text: 'Hello',
  html: '<p>Hello</p>',
};
const at = new Date('2028-03-01T09:00:00Z');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairplace-post-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function open(variables: Record<string, string>): Post {
  const { mode, post } = readEnvironment(variables);
  return openPost({ mode, post, folder, now: () => at });
}

describe('the post of the demonstration', () => {
  it('is the outbox', () => {
    expect(open({})).toBeInstanceOf(Outbox);
    expect(open({ MODE: 'demonstration', MAIL_FROM: 'a@example.org' })).toBeInstanceOf(Outbox);
  });

  it.each([
    ['a mail server elsewhere', { SMTP_URL: 'smtp://mail.example.org' }],
    ['a mail server in the same house', { SMTP_URL: 'smtp://10.1.2.3' }],
    ['a mail server with the name of this machine in its name', { SMTP_URL: 'smtp://localhost.example.org' }],
    ['GOV.UK Notify', { ...notify, ...template }],
    ['GOV.UK Notify, said to be on this machine', { ...notify, ...template, NOTIFY_URL: 'http://127.0.0.1:1' }],
  ])('does not start with %s', (_what, variables) => {
    expect(() => open(variables)).toThrow(CannotStart);
  });

  it('is never given leave to reach the network', () => {
    expect(Leave.for('demonstration')).toBeUndefined();
    const forged = JSON.parse('{"granted":true}') as Leave;
    const server = {
      host: 'mail.example.org',
      port: 25,
      secure: false,
      inTheClear: true,
      user: undefined,
      password: undefined,
    };
    const from = { name: '', address: 'a@example.org', domain: 'example.org' };
    expect(() => SmtpPost.outside(forged, server, from)).toThrow('without leave');
    expect(() => new NotifyPost(forged, { url: 'https://x', apiKey: 'y', template: 'z' })).toThrow('without leave');
  });

  it('reaches no other machine and asks for no name, whatever its settings are', async () => {
    const reached: unknown[] = [];
    let triedHere = 0;
    const connecting = jest.spyOn(Socket.prototype, 'connect').mockImplementation(function (
      this: Socket,
      ...asked: unknown[]
    ) {
      reached.push(asked);
      setImmediate(() => this.destroy(new Error('This test lets nothing out.')));
      return this;
    });
    const naming = jest.spyOn(dns, 'lookup').mockImplementation((name: string) => reached.push(name));
    try {
      await fc.assert(
        fc.asyncProperty(settings, fc.constantFrom('somebody@gmail.com', 'a@example.org'), async (variables, to) => {
          reached.length = 0;
          const post = await Promise.resolve()
            .then(() => open(variables))
            .catch(() => undefined);
          const delivery = await post?.send({ ...message, to }).catch((error: unknown) => error);
          if (to === 'a@example.org') {
            triedHere += reached.length;
            for (const asked of reached) expect(JSON.stringify(asked)).toMatch(/"host":"(127\.[\d.]+|::1)"/);
          } else {
            expect(reached).toEqual([]);
            const isOutbox = post === undefined || post instanceof Outbox;
            if (!isOutbox) expect(delivery).toMatchObject({ outcome: 'refused' });
          }
        }),
        { numRuns: 400 },
      );
      // The watch is awake: it saw what did go to this machine.
      expect(triedHere).toBeGreaterThan(0);
    } finally {
      connecting.mockRestore();
      naming.mockRestore();
    }
  });
});

/** Settings such as a tired person might leave behind: real ones, half ones, tricky ones. */
const settings = fc.record(
  {
    MODE: fc.constant('demonstration'),
    SMTP_URL: fc.oneof(
      fc.constantFrom(
        'smtp://127.0.0.1:2525',
        'smtp://localhost:2525',
        'smtp://[::1]:2525',
        'smtp://127.1:2525',
        'smtp://2130706433',
      ),
      fc.constantFrom(
        'smtp://smtp.gmail.com',
        'smtps://me:secret@mail.example.org',
        'smtp://0.0.0.0',
        'smtp://[::ffff:8.8.8.8]',
      ),
      fc.constantFrom(
        'smtp://127.0.0.1@mail.example.org',
        'smtp://mail.example.org?host=127.0.0.1',
        'smtp://127.0.0.1.nip.example',
      ),
      fc.ipV4().map((address) => `smtp://${address}`),
      fc.string().map((text) => `smtp://${text}`),
    ),
    MAIL_FROM: fc.constantFrom('a@example.org', 'Admissions <a@example.org>'),
    ...Object.fromEntries(
      Object.entries({ ...notify, ...template }).map(([name, value]) => [name, fc.constant(value)]),
    ),
  },
  { requiredKeys: [] },
);

describe('the post of a service for real families', () => {
  const MODE = 'production';
  const smtp = { SMTP_URL: 'smtps://me:secret@mail.example.org', MAIL_FROM: 'Admissions <a@example.org>' };

  it('is the one that was set up', () => {
    expect(open({ MODE, ...smtp })).toBeInstanceOf(SmtpPost);
    expect(open({ MODE, ...notify, ...template })).toBeInstanceOf(NotifyPost);
  });

  it.each([
    ['nothing', {}, 'SMTP_URL and MAIL_FROM, or NOTIFY_API_KEY'],
    ['both carriers', { ...smtp, ...notify, ...template }, 'Keep the one'],
    ['a mail server and no sender', { SMTP_URL: smtp.SMTP_URL }, 'MAIL_FROM'],
    ['a sender that is no address', { ...smtp, MAIL_FROM: 'Admissions' }, 'MAIL_FROM'],
    ['a sender that injects a header', { ...smtp, MAIL_FROM: 'A\r\nBcc: x@example.org <a@example.org>' }, 'MAIL_FROM'],
    ['a key and no template', notify, 'NOTIFY_TEMPLATE'],
    ['an address of another kind', { ...smtp, SMTP_URL: 'https://mail.example.org' }, 'SMTP_URL'],
    ['a setting nobody knows', { ...smtp, SMTP_URL: 'smtp://mail.example.org?ignoreTls=yes' }, 'ignoreTls'],
  ])('does not start with %s', (_what, variables, says) => {
    expect(() => open({ MODE, ...variables })).toThrow(CannotStart);
    expect(() => open({ MODE, ...variables })).toThrow(says);
  });

  it('never repeats a password it complains about', () => {
    const wrong = { MODE, MAIL_FROM: 'a@example.org', SMTP_URL: 'smtp:/me:hunter2@mail' };
    expect(() => open(wrong)).toThrow(expect.not.stringContaining('hunter2') as string);
  });
});

describe('the outbox', () => {
  const outbox = (): Outbox => new Outbox(join(folder, 'deep', 'outbox.ndjson'), () => at);

  it('keeps messages to be shown, the newest first, each once', async () => {
    const box = outbox();
    const attachments = [{ name: 'a.pdf', mediaType: 'application/pdf', bytes: Buffer.from('abc') }];
    const first = await box.send({ ...message, attachments });
    await box.send({ ...message, id: 'letter-2', to: 'Other@gmail.com' });
    expect(await box.send(message)).toEqual(first);
    expect(first).toMatchObject({ outcome: 'sent' });
    const kept = await box.list();
    expect(kept.map(({ id }) => id)).toEqual(['letter-2', 'letter-1']);
    expect(kept[1]).toEqual({
      ...message,
      at: '2028-03-01T09:00:00.000Z',
      attachments: [{ name: 'a.pdf', mediaType: 'application/pdf', size: 3 }],
    });
    expect(await box.list({ to: 'other@gmail.com' })).toHaveLength(1);
    expect(await box.list({ most: 1 })).toHaveLength(1);
  });

  it('refuses what a real carrier would refuse', async () => {
    const box = outbox();
    expect(await box.send({ ...message, subject: 'a\r\nb' })).toMatchObject({ outcome: 'refused' });
    expect(await box.list()).toEqual([]);
  });

  it('is shared by processes, and outlives them', async () => {
    const [one, other] = [outbox(), outbox()];
    await Promise.all(Array.from({ length: 20 }, (_one, index) => one.send({ ...message, id: `one-${index}` })));
    await Promise.all(Array.from({ length: 20 }, (_one, index) => other.send({ ...message, id: `other-${index}` })));
    expect(await one.list()).toHaveLength(40);
    expect(await outbox().list()).toHaveLength(40);
  });

  it('loses no other message to one that a killed process left half-written', async () => {
    const path = join(folder, 'deep', 'outbox.ndjson');
    await outbox().send({ ...message, subject: 'Zoë’s place' });
    const line = readFileSync(path);
    appendFileSync(path, line);
    truncateSync(path, line.length + line.indexOf('Zo') + 3);
    const box = outbox();
    await box.send({ ...message, id: 'letter-2' });
    await box.send({ ...message, id: 'letter-3' });
    expect((await box.list()).map(({ id }) => id)).toEqual(['letter-3', 'letter-2', 'letter-1']);
    expect(await outbox().list()).toHaveLength(3);
  });
});

describe('the libraries that reach the network', () => {
  it.each([
    ['nodemailer', 'smtp-post.ts'],
    ['notifications-node-client', 'notify-post.ts'],
  ])('%s is used in %s alone, which wants leave', (library, file) => {
    expect(readFileSync(join(__dirname, file), 'utf8')).toContain(`'${library}`);
    expect(readFileSync(join(__dirname, file), 'utf8')).toContain('Leave.check(leave)');
  });
});
