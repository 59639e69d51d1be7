import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, startTestServer, type TestServer } from '../support/database';
import { KilledService } from '../support/killed-service';
import { RoundByHand } from '../support/round-by-hand';
import { buildIfNeeded, openFolder, projectRoot, removeFolder } from '../support/service';

/**
 * A whole round of a small town over HTTP while the service is killed, `kill -9`, at fifty random moments all along it.
 *
 * Whoever asks simply asks again until there is an answer, as people do. Afterwards no step is half-done, no letter went
 * twice, no application is lost and the chain of the audit is whole. `SEED` and `KILLS` say which moments, and how many.
 */

const kills = Number(process.env['KILLS'] ?? 50);
const seed = Number(process.env['SEED'] ?? Math.floor(performance.timeOrigin) % 1_000_000);

jest.setTimeout(1_200_000);
beforeAll(buildIfNeeded, 300_000);

/** Jobs that are due at a moment and not done. */
const left = `state IN ('running', 'failed') OR (state = 'waiting' AND due_at <= $1)`;

describe(`a round through ${String(kills)} kills (SEED=${String(seed)})`, () => {
  const folder = openFolder();
  let server: TestServer;
  let databaseUrl: string;
  let service: KilledService;
  let applied: { receipt: string; files: number };
  /** What time it is in the demonstration. */
  let now: string;
  let answers: readonly (readonly [string, string])[];

  beforeAll(async () => {
    server = await startTestServer();
    databaseUrl = await server.database();
    const town = { TOWN_CHILDREN: '100', TOWN_SCHOOLS: '9' };
    service = await KilledService.open({ DATABASE_URL: databaseUrl, DATA_DIR: folder, ...town }, seed);
  });
  afterAll(async () => {
    await service.close();
    await server.stop();
    removeFolder(folder);
  });

  it('comes to its end', async () => {
    const people = new RoundByHand(service.address);
    const parts: readonly (readonly [string, number, () => Promise<unknown>])[] = [
      ['the town comes in', 13, () => people.townIn()],
      ['a family applies', 7, async () => (applied = await people.apply('aisha-khan'))],
      ['everything is settled', 7, () => people.moveClock('after-closing').then(() => people.settle())],
      ['the run', 8, () => people.release('offer-day')],
      ['offers and letters', 7, () => people.moveClock('offer-day').then(() => people.offered())],
      ['answers', 3, async () => (answers = await people.answer())],
      ['places that came free', 5, () => people.release('after-offer-day')],
    ];
    const killing = service.keepKilling();
    for (const [part, share, work] of parts) {
      service.begin(part, Math.round((share * kills) / 50));
      await Promise.race([work(), killing]);
    }
    await Promise.race([service.enough(), killing]);
    await Promise.race([rest(people), killing]);
    const killed = [...service.kills].map(([part, times]) => `${part} ${String(times)}`).join(', ');
    process.stdout.write(`  through kills, seed ${String(seed)}: ${killed}.\n`);
    expect(service.killed).toBe(parts.reduce((sum, [, share]) => sum + Math.round((share * kills) / 50), 0));
  });

  it('left no job undone, and nothing unsealed', async () => {
    expect(await ask(databaseUrl, `SELECT kind, state, last_error FROM jobs WHERE ${left}`, [now])).toEqual([]);
    expect(await ask(databaseUrl, 'SELECT * FROM happenings_to_seal')).toEqual([]);
  });

  it('asked for every job by the clock of the demonstration, also before the rooms were open', async () => {
    const late = `SELECT kind, due_at FROM jobs WHERE kind = 'demonstration.put-in' AND greatest(due_at, again_at) > $1`;
    expect(await ask(databaseUrl, late, ['2026-10-13'])).toEqual([]);
  });

  it('took the family’s application once, with its letter, however often they were sent', async () => {
    expect(applied).toEqual({ receipt: expect.stringMatching(/^R-/) as string, files: 1 });
    const versions = await ask(
      databaseUrl,
      `SELECT v.receipt FROM application_versions v WHERE v.application = (SELECT application FROM application_versions WHERE receipt = $1)`,
      [applied.receipt],
    );
    expect(versions).toEqual([{ receipt: applied.receipt }]);
  });

  it('lost no application: every child of the town has one that counts, whole', async () => {
    // Two parents applied for one child, whom the service has twice: one of the two applications was set aside.
    const wrong = await ask(
      databaseUrl,
      `SELECT a.child, count(*) FILTER (WHERE a.counts) AS counting FROM applications a WHERE a.state <> 'draft'
         AND NOT EXISTS (SELECT FROM conflicts c WHERE c.outcome IS NOT NULL AND a.id IN (c.first, c.second))
       GROUP BY a.child, a.round HAVING count(*) FILTER (WHERE a.counts) <> 1`,
    );
    expect(wrong).toEqual([]);
    const apart = await ask(
      databaseUrl,
      `SELECT c.id FROM conflicts c WHERE (SELECT count(*) FROM applications a WHERE a.id IN (c.first, c.second) AND a.counts) <> 1`,
    );
    expect(apart).toEqual([]);
    const [{ sent = '0' } = {}] = await ask<{ sent: string }>(
      databaseUrl,
      `SELECT count(DISTINCT child) AS sent FROM applications WHERE state <> 'draft' AND authority = 'town'`,
    );
    expect(Number(sent)).toBeGreaterThanOrEqual(90);
    const halves = await ask(
      databaseUrl,
      `SELECT id, state, channel, versions FROM applications a WHERE counts AND submitted_at IS NOT NULL AND (
         versions <> (SELECT count(*) FROM application_versions v WHERE v.application = a.id)
         OR NOT EXISTS (SELECT FROM preferences p WHERE p.application = a.id))`,
    );
    expect(halves).toEqual([]);
  });

  it('made the offers of each released run once, one for every child placed', async () => {
    const runs = await ask<{ kind: string; made: string }>(
      databaseUrl,
      `SELECT r.kind, (SELECT count(*) FROM offers_made m WHERE m.run = r.id) AS made FROM runs r WHERE r.state = 'released' ORDER BY r.number`,
    );
    expect(runs).toEqual([
      { kind: 'offer-day', made: '1' },
      { kind: 'after-offer-day', made: '1' },
    ]);
    const different = await ask(
      databaseUrl,
      `SELECT m.run FROM offers_made m WHERE m.offers <> (SELECT count(*) FROM offers o WHERE o.run = m.run)`,
    );
    expect(different).toEqual([]);
    const twice = await ask(databaseUrl, `SELECT child FROM offers GROUP BY child, round, run HAVING count(*) > 1`);
    expect(twice).toEqual([]);
  });

  it('took each answer once', () => {
    expect(answers.length).toBeGreaterThan(5);
    for (const [first, again] of answers) expect(again).toBe(first);
    expect(new Set(answers.map(([first]) => first)).size).toBe(answers.length);
  });

  it('wrote a letter for every offer, and sent none twice', async () => {
    const without = await ask(
      databaseUrl,
      `SELECT o.id FROM offers o WHERE o.run IS NOT NULL
         AND NOT EXISTS (SELECT FROM letters l WHERE l.child = o.child AND l.kind IN ('offer', 'reallocation-offer', 'no-choice-met'))`,
    );
    expect(without).toEqual([]);
    const twice = await ask(
      databaseUrl,
      `SELECT cause, recipient FROM letters GROUP BY cause, kind, child, recipient HAVING count(*) > 1`,
    );
    expect(twice).toEqual([]);
    const sent = letterLines(join(folder, 'outbox.ndjson'));
    expect(sent.length).toBeGreaterThan(100);
    expect(sent.length).toBe(new Set(sent).size);
    const [{ said = '0' } = {}] = await ask<{ said: string }>(
      databaseUrl,
      `SELECT count(*) AS said FROM deliveries WHERE state = 'sent'`,
    );
    expect(Number(said)).toBe(sent.length);
    expect(
      await ask(databaseUrl, `SELECT letter FROM deliveries WHERE state IN ('sending', 'unsure', 'refused')`),
    ).toEqual([]);
  });

  it('kept the chain of the audit whole', () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      ['dist/tools/fairplace.js', 'audit-check', '--database', databaseUrl],
      { cwd: projectRoot, encoding: 'utf8' },
    );
    expect([status, stdout]).toEqual([0, expect.stringContaining('The audit is whole') as string]);
  });

  /** Waits until no job that is due is open and nothing waits for its seal; letters of later days may wait. */
  async function rest(people: RoundByHand): Promise<void> {
    const end = performance.now() + 300_000;
    for (;;) {
      await people.retryFailed();
      now = await people.now();
      const [open] = await ask<{ jobs: string; seals: string; letters: string }>(
        databaseUrl,
        `SELECT (SELECT count(*) FROM jobs WHERE ${left}) AS jobs,
           (SELECT count(*) FROM happenings_to_seal) AS seals, (SELECT count(*) FROM deliveries WHERE state = 'sending') AS letters`,
        [now],
      );
      if (open !== undefined && Number(open.jobs) + Number(open.seals) + Number(open.letters) === 0) return;
      if (performance.now() > end) {
        const jobs = await ask(
          databaseUrl,
          `SELECT kind, state, due_at, attempts, last_error FROM jobs WHERE ${left}`,
          [now],
        );
        throw new Error(`It did not come to rest: ${JSON.stringify({ open, jobs })}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
});

/** The letters in the outbox, by name, as often as they stand there. */
function letterLines(path: string): readonly string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map((line) => (JSON.parse(line) as { id: string }).id)
    .filter((id) => id.startsWith('letter '));
}
