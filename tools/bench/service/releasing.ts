import { systemActor } from '@kernel';
import { DecideRun, PrepareRun, VerifyRun } from '../../../apps/api/src/allocation';
import { Followers } from '../../../apps/api/src/audit';
import { personaAccount } from '../../../apps/api/src/people';
import { Workers } from '../../../apps/api/src/platform';
import { type Figure, median, timed } from '../figure';
import { ask, type Databases } from './databases';
import { plainCopy, rowsToCopy } from './plain-copy';
import { beAt, openProduction, type ProductionService, signedIn } from './production';
import type { Say } from './ready-town';

/** A day after closing, when officers run the round. */
const theRun = new Date('2026-11-16T10:00:00Z');

const steps = ['decide', 'verify', 'release', 'offers and letters'] as const;

/** One release: how long each step took, how long all of them, and the plain COPY of what they left behind. */
interface Release {
  readonly steps: Readonly<Record<(typeof steps)[number], number>>;
  /** How long each step had a processor, in the service's own process: other programs disturb it less. */
  readonly processor: Readonly<Record<(typeof steps)[number], number>>;
  readonly all: number;
  readonly copy: number;
  readonly bytes: number;
  readonly letters: number;
  /** How long the reasons took, where they were worked out and not taken over from the release before. */
  readonly explain: number;
}

/**
 * A release from end to end against a plain COPY of the same bytes into one table, again and again, one beside the other.
 *
 * The release: the snapshot is read, decided and verified, outcome and trails are kept; a second officer releases it, for
 * which everything is gathered and compared once more; offers, refusals, waiting lists, the audit and the letters are
 * written. What would have changed each refusal is worked out between the two, and told apart: the first time in full,
 * then taken over, for it depends on nothing but the snapshot. The last release is left standing for the other figures.
 */
export async function releaseFigures(
  databases: Databases,
  { times, reasons }: { readonly times: number; readonly reasons: boolean },
  say: Say,
): Promise<{ readonly figures: readonly Figure[]; readonly released: string }> {
  const releases: Release[] = [];
  let before: string | undefined;
  for (let time = 1; time <= times; time += 1) {
    say(`Release ${String(time)} of ${String(times)}.`);
    const url = await databases.copy(`release_${String(time)}`);
    const release = await releaseOnce(url, before, reasons);
    releases.push(release);
    say(`It took ${(release.all / 1000).toFixed(1)} s, the COPY ${(release.copy / 1000).toFixed(1)} s.`);
    if (before !== undefined) await databases.drop(new URL(before).pathname.slice(1));
    before = url;
  }
  return { figures: figuresOf(releases), released: before ?? '' };
}

/** Releases the round that is ready in a database; reasons are worked out, or taken over from the release before. */
export async function releaseOnce(url: string, before: string | undefined, reasons: boolean): Promise<Release> {
  await beAt(url, theRun);
  const service = await openProduction(url, { JOBS: 'elsewhere' });
  try {
    await follow(service);
    const run = await prepared(service);
    await ask(url, 'CHECKPOINT');
    const decide = await timed(() => service.get(DecideRun).run(run));
    const verify = await timed(() => service.get(VerifyRun).run(run));
    if (!reasons) await ask(url, 'UPDATE runs SET explained = true WHERE id = $1', [run]);
    else if (before !== undefined) await takeOverReasons(before, url, run);
    const explain = await timed(() => follow(service));
    const [cookie = ''] = await signedIn(url, [personaAccount('imran-shah')], 'staff');
    await ask(url, 'CHECKPOINT');
    const release = await timed(() => post(`${service.address}/api/runs/${run}/release`, cookie));
    const rest = await timed(() => follow(service));
    const { rows, bytes, letters } = await rowsToCopy(url, run);
    await ask(url, 'CHECKPOINT');
    const copy = await plainCopy(url, rows);
    const took = { decide: decide.took, verify: verify.took, release: release.took, 'offers and letters': rest.took };
    const all = Object.values(took).reduce((sum, one) => sum + one, 0);
    const processor = { decide: decide.processor, verify: verify.processor, release: release.processor, 'offers and letters': rest.processor };
    return { steps: took, processor, all, copy, bytes, letters, explain: reasons && before === undefined ? explain.took : Number.NaN };
  } finally {
    await service.close();
  }
}

/** Lets everything follow that follows from what was done, and ends when nothing is due any more. */
async function follow(service: ProductionService): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) {
    await service.get(Followers).drain();
    await service.get(Workers).runDue();
  }
}

/** Prepares the run, as an officer does; everything it may look at is frozen. */
async function prepared(service: ProductionService): Promise<string> {
  const [round] = await ask<{ id: string }>(service.databaseUrl, `SELECT id FROM rounds WHERE authority = 'town' AND phase = 'secondary'`);
  const officer = { ...systemActor, account: personaAccount('ruth-harper'), grants: [{ role: 'officer' as const, authority: 'town' }] };
  const { id } = await service
    .get(PrepareRun)
    .run({ round: round?.id ?? '', kind: 'offer-day', dry: false }, officer);
  return id;
}

/** Puts in the reasons that the release before worked out from the same snapshot, so that they are not worked out again. */
async function takeOverReasons(before: string, url: string, run: string): Promise<void> {
  const reasons = await ask<{ child: string; whys: string }>(before, 'SELECT child, whys FROM run_explanations');
  await ask(
    url,
    `INSERT INTO run_explanations (run, child, whys) SELECT $1, child, whys FROM unnest($2::uuid[], $3::text[]) AS n (child, whys)`,
    [run, reasons.map(({ child }) => child), reasons.map(({ whys }) => whys)],
  );
}

async function post(address: string, cookie: string): Promise<void> {
  const answer = await fetch(address, { method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body: '{}' });
  if (!answer.ok) throw new Error(`The run was not released: ${String(answer.status)} ${await answer.text()}`);
}

function figuresOf(releases: readonly Release[]): readonly Figure[] {
  const of = (name: string, value: (release: Release) => number, unit: string, limit?: number): Figure => ({
    name,
    instance: 'release',
    value: median(releases.map(value)),
    unit,
    ...(limit === undefined ? {} : { limit }),
  });
  return [
    of('letters', ({ letters }) => letters, ''),
    of('kept', ({ bytes }) => bytes / 2 ** 20, 'MiB'),
    ...steps.map((step) => of(step, ({ steps: took }) => took[step], 'ms')),
    ...steps.map((step) => of(`${step}, of a processor`, ({ processor }) => processor[step], 'ms')),
    of('release from end to end', ({ all }) => all, 'ms'),
    of('plain COPY of the same bytes', ({ copy }) => copy, 'ms'),
    of('release against the plain COPY', ({ all, copy }) => all / copy, 'times', 5),
    ...reasonsOf(releases),
  ];
}

/** How long it took to work out what would have changed each refusal, where that was done. */
function reasonsOf([first]: readonly Release[]): readonly Figure[] {
  if (first === undefined || Number.isNaN(first.explain)) return [];
  return [{ name: 'what would have changed each refusal', instance: 'release', value: first.explain, unit: 'ms' }];
}
