import { randomUUID } from 'node:crypto';
import { decide } from '@allocation';
import type { Outcome, Snapshot } from '@allocation';
import { systemActor } from '@kernel';
import { KeepOutcome, RunsReader } from '../../../apps/api/src/allocation';
import { Database } from '../../../apps/api/src/platform';
import { type Figure, median, timed } from '../figure';
import { nation } from '../nation';
import { ask, type Databases } from './databases';
import { plainCopy, rowsToCopy } from './plain-copy';
import { openProduction, type ProductionService } from './production';
import type { Say } from './ready-town';

/**
 * The outcome and the trails of a whole country, kept as the service keeps them, against a plain COPY of the same bytes; and
 * how one child's is read again.
 *
 * The service begins with the outcome in memory, and writes it out, works out its digests, says each child's trail and keeps
 * it all in one transaction. The COPY begins with its bytes ready.
 */
export async function storingFigures(databases: Databases, children: number, times: number, say: Say): Promise<readonly Figure[]> {
  say(`A round of ${children.toLocaleString('en-GB')} children is decided, to be kept.`);
  const snapshot = withUuids(nation({ name: 'England', children, schools: Math.max(20, Math.round(children / 176)), seed: 1 }));
  const outcome = decide(snapshot);
  const url = await databases.copy('storing');
  const service = await openProduction(url, { JOBS: 'elsewhere' });
  try {
    const kept: { took: number; copy: number; bytes: number }[] = [];
    let run = '';
    for (let time = 1; time <= times; time += 1) {
      say(`Kept ${String(time)} of ${String(times)}.`);
      run = await newRun(url);
      const { took } = await keep(service, run, snapshot, outcome);
      const { rows, bytes } = await rowsToCopy(url, run);
      await ask(url, 'CHECKPOINT');
      kept.push({ took, copy: await plainCopy(url, rows), bytes });
      if (time < times) await forget(url, run);
    }
    return [...figuresOf(kept, children), ...(await readingFigures(service, run, snapshot.children, say))];
  } finally {
    await service.close();
    await databases.drop('storing');
  }
}

async function keep(service: ProductionService, run: string, snapshot: Snapshot, outcome: Outcome): Promise<{ took: number }> {
  await ask(service.databaseUrl, 'CHECKPOINT');
  return timed(() =>
    service.get(Database).inTransaction(systemActor, async (tx) => {
      const digest = await service.get(KeepOutcome).within(tx, { id: run, authority: 'town' }, { snapshot, outcome });
      await tx.query('UPDATE runs SET outcome = $2 WHERE id = $1', [run, digest]);
    }),
  );
}

/** A run for the outcome to belong to; what it was prepared from is of no interest here. */
async function newRun(url: string): Promise<string> {
  const id = randomUUID();
  await ask(
    url,
    `INSERT INTO runs (id, authority, round, number, kind, dry, state, frozen_on, asked, snapshot, prepared_by, prepared_at)
     SELECT $1, authority, id, 1000 + (SELECT count(*) FROM runs), 'offer-day', true, 'prepared', '2028-01-01', '{}', 'none', 'bench', now()
     FROM rounds WHERE authority = 'town' LIMIT 1`,
    [id],
  );
  return id;
}

/** Takes away what was kept, as only the owner can and only without the triggers that refuse it. */
async function forget(url: string, run: string): Promise<void> {
  await ask(url, `SET session_replication_role = replica; DELETE FROM run_children WHERE run = '${run}';
    DELETE FROM document_pieces WHERE document = (SELECT outcome FROM runs WHERE id = '${run}');
    DELETE FROM documents WHERE digest = (SELECT outcome FROM runs WHERE id = '${run}')`);
  await ask(url, 'VACUUM FULL run_children');
  await ask(url, 'VACUUM FULL document_pieces');
}

function figuresOf(kept: readonly { took: number; copy: number; bytes: number }[], children: number): readonly Figure[] {
  const of = (name: string, value: (one: (typeof kept)[number]) => number, unit: string): Figure => ({ name, instance: 'storing', value: median(kept.map(value)), unit });
  return [
    { name: 'children', instance: 'storing', value: children, unit: '' },
    of('kept', ({ bytes }) => bytes / 2 ** 20, 'MiB'),
    of('outcome and trails kept', ({ took }) => took, 'ms'),
    of('plain COPY of the same bytes', ({ copy }) => copy, 'ms'),
    { ...of('keeping against the plain COPY', ({ took, copy }) => took / copy, 'times'), limit: 2 },
  ];
}

/** Reads children's trails as the service does, and asks the database how it finds one. */
async function readingFigures(service: ProductionService, run: string, children: readonly string[], say: Say): Promise<readonly Figure[]> {
  await ask(service.databaseUrl, 'VACUUM ANALYZE run_children');
  const times: number[] = [];
  for (let at = 0; at < 200; at += 1) {
    const child = children[(at * 7919) % children.length] ?? '';
    const { took } = await timed(() => service.get(Database).inTransaction(systemActor, (tx) => service.get(RunsReader).ofChild(tx, run, child)));
    if (at >= 20) times.push(took);
  }
  const plan = await ask<{ 'QUERY PLAN': string }>(
    service.databaseUrl,
    `EXPLAIN (ANALYZE, BUFFERS OFF) SELECT trail FROM run_children WHERE run = '${run}' AND child = '${children[7919 % children.length] ?? ''}'`,
  );
  const lines = plan.map((line) => line['QUERY PLAN']);
  say(`How one child is found: ${lines.join(' / ').replace(/\s+/g, ' ')}`);
  const indexed = lines.some((line) => line.includes('Index Scan using run_children_pkey'));
  const took = Number(/Execution Time: ([\d.]+)/.exec(lines.at(-1) ?? '')?.[1]);
  return [
    { name: 'one child read, transaction and all', instance: 'storing', value: median(times), unit: 'ms' },
    { name: 'one child found by the index', instance: 'storing', value: indexed ? took : Number.NaN, unit: 'ms' },
    { name: 'indexed reads for one child', instance: 'storing', value: indexed ? 1 : 0, unit: '', limit: 1, least: 1 },
  ];
}

/** The snapshot with the children's ids as the service has them. */
function withUuids(snapshot: Snapshot): Snapshot {
  return { ...snapshot, children: snapshot.children.map((_, at) => `00000000-0000-4000-8000-${at.toString(16).padStart(12, '0')}`) };
}
