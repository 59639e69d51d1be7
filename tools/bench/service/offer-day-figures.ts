import 'reflect-metadata';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figure, median } from '../figure';
import { connections, openBare, readingRows } from './asking';
import { ask, type Databases, startDatabases } from './databases';
import { familiesWithOffers, offerDay } from './my-offer';
import { Client, listening, Visitors } from './processes';
import { beAt } from './production';
import { readyTown, type Say } from './ready-town';
import { releasedTown } from './released-town';
import type { Rushed, Visit } from './visitors';

/** Visits that begin in a second, step by step, and for how many seconds each step lasts. */
const usualRates = [2, 5, 10, 20, 40, 80, 160];
const lasts = 5;

/** Up to here a step is quick: 99 answers in 100 within this, in milliseconds. */
const quick = 1_000;

/** One step of rising load. */
interface Step extends Rushed {
  readonly perSecond: number;
  /** How many visits began: fewer than there should be where the town has no more families. */
  readonly begun: number;
}

/** `npm run bench -- offer-day`: families sign in, read their offer and accept it, more and more of them at once. */
async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const after = (flag: string): string | undefined =>
    words.includes(flag) ? words[words.indexOf(flag) + 1] : undefined;
  const keep = after('--keep');
  const folder = keep ?? mkdtempSync(join(tmpdir(), 'fairplace-bench-'));
  const say: Say = (sentence) => {
    process.stderr.write(`${sentence}\n`);
  };
  const databases = await startDatabases(folder);
  try {
    await readyTown(folder, databases.town, Number(after('--children') ?? 4000), say);
    const url = await releasedTown(databases, folder, 'offer_day', say);
    const rates = after('--rates')?.split(',').map(Number) ?? usualRates;
    for (const figure of await offerDayFigures(databases, url, rates, say)) console.log(JSON.stringify(figure));
    await databases.drop('offer_day');
  } finally {
    await databases.stop();
    if (keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

async function offerDayFigures(
  databases: Databases,
  url: string,
  rates: readonly number[],
  say: Say,
): Promise<readonly Figure[]> {
  await beAt(url, offerDay);
  const visits = await visitsReady(url);
  const [client, visitors] = [new Client(), new Visitors()];
  const bare = await openBare(databases, 3_000);
  const variables = { SERVED_DATABASE: url, SERVED_AT: offerDay.toISOString(), SERVED_PROXIES: '1' };
  const service = await listening('served', variables);
  try {
    const bareRoute: number[] = [];
    const measureBare = async (): Promise<void> => {
      const requests = readingRows(bare.ids);
      bareRoute.push((await client.send({ port: bare.at.port, requests, connections, milliseconds: 3_000 })).perSecond);
    };
    // The first visits warm the service up, as the evening before does.
    await visitors.send({ port: service.port, visits: visits.splice(0, 100), perSecond: 10 });
    await measureBare();
    const steps: Step[] = [];
    for (const perSecond of rates) {
      const now = visits.splice(0, perSecond * lasts);
      const step = {
        ...(await visitors.send({ port: service.port, visits: now, perSecond })),
        perSecond,
        begun: now.length,
      };
      steps.push(step);
      say(sayStep(step));
      for (const sentence of step.unfinished) say(`  did not finish: ${sentence}`);
      await measureBare();
    }
    return figuresOf(steps, median(bareRoute.slice(1)));
  } finally {
    await Promise.all([client.end(), visitors.end(), service.end(), bare.at.end()]);
  }
}

/** Families whose code has been asked for and sent: what is left to do is to type it in. */
async function visitsReady(url: string): Promise<Visit[]> {
  const families = await familiesWithOffers(url);
  const visits = families.map(({ account, child, offer }, at) => ({
    from: `10.${String(at >> 16)}.${String((at >> 8) & 255)}.${String(at & 255)}`,
    ask: randomUUID(),
    code: String(100_000 + at),
    email: `family-${String(at)}@families.example`,
    account,
    child,
    offer,
  }));
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  const values = [
    visits.map(({ ask: id }) => id),
    visits.map(({ email }) => email),
    visits.map(({ from }) => hash(from)),
    visits.map(({ ask: id, code }) => hash(`${id} ${code}`)),
    visits.map(({ account }) => account),
  ];
  const given = `unnest($1::uuid[], $2::text[], $3::bytea[], $4::bytea[], $5::uuid[]) AS n (ask, email, asked_from, code, account)`;
  await ask(url, `UPDATE accounts a SET email = n.email FROM ${given} WHERE a.id = n.account`, values);
  await ask(
    url,
    `INSERT INTO identities (issuer, subject, account, made_at) SELECT 'urn:fairplace:e-mail', n.email, n.account, fp_now() FROM ${given}`,
    values,
  );
  await ask(
    url,
    `INSERT INTO sign_in_codes (id, email, asked_from, code_hash, asked_at, expires_at, tries)
     SELECT n.ask, n.email, n.asked_from, n.code, fp_now(), fp_now() + interval '2 hours', 0 FROM ${given}`,
    values,
  );
  await ask(url, 'VACUUM ANALYZE');
  return visits;
}

function sayStep({ perSecond, begun, finished, answered, seconds, p99, ...more }: Step): string {
  const { sentAway, longestTurn, statuses } = more;
  const turns =
    sentAway === 0
      ? 'nobody was given a turn'
      : `${String(sentAway)} were given a turn, ${String(longestTurn)} s at most`;
  const rate = (answered / seconds).toFixed(0);
  const heard = Object.entries(statuses).map(([status, times]) => `${String(times)} × ${status}`);
  return `${String(perSecond)} visits a second: ${String(finished)} of ${String(begun)} finished, ${rate} requests a second, 99 in 100 within ${p99.toFixed(0)} ms; ${turns}; ${heard.join(', ')}.`;
}

function figuresOf(steps: readonly Step[], bareRoute: number): readonly Figure[] {
  const instance = 'offer day';
  const sum = (value: (step: Step) => number): number => steps.reduce((all, step) => all + value(step), 0);
  const errors = sum(({ errors: found }) => Object.values(found).reduce((all, one) => all + one, 0));
  const before = steps.filter(({ sentAway, p99 }) => sentAway === 0 && p99 <= quick);
  const most = Math.max(...steps.map(({ answered, seconds }) => answered / seconds));
  const each = steps.flatMap((step): Figure[] => {
    const of = `${instance}, ${String(step.perSecond)} visits a second`;
    return [
      { name: 'requests answered', instance: of, value: step.answered / step.seconds, unit: 'a second' },
      { name: 'half within', instance: of, value: step.p50, unit: 'ms' },
      { name: '99 in 100 within', instance: of, value: step.p99, unit: 'ms' },
      { name: 'given a turn', instance: of, value: step.sentAway, unit: 'visits' },
      { name: 'longest turn', instance: of, value: step.longestTurn, unit: 's' },
      {
        name: 'visits finished of those begun',
        instance: of,
        value: step.finished / step.begun,
        unit: 'of 1',
      },
    ];
  });
  return [
    ...each,
    {
      name: 'visits a second before anybody waits',
      instance,
      value: Math.max(0, ...before.map(({ perSecond }) => perSecond)),
      unit: 'a second',
    },
    { name: 'most requests answered', instance, value: most, unit: 'a second' },
    { name: 'bare route', instance, value: bareRoute, unit: 'a second' },
    { name: 'most requests against the bare route', instance, value: most / bareRoute, unit: 'times' },
    {
      name: 'client busy',
      instance,
      value: Math.max(...steps.map(({ clientBusy }) => clientBusy)),
      unit: 'processors',
    },
    { name: 'errors', instance, value: errors, unit: '', limit: 0 },
    {
      name: 'sent away again at their turn',
      instance,
      value: sum(({ sentAwayAgain }) => sentAwayAgain),
      unit: '',
      limit: 0,
    },
  ];
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
