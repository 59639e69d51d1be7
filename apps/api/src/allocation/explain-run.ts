import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { counterfactuals, sayCounterfactuals, type Snapshot, verdictCodes, type World, worldOf } from '@allocation';
import { readOutcome } from '@documents';
import { systemActor } from '@kernel';
import { Database, type UnderWay } from '../platform';
import type { ToldWhys } from './allocation.types';
import { RunRecords } from './run-records';
import type { ChildLine } from './runs.store';

/** How many children's reasons are kept at a time, so that a killed worker loses little. */
const keepEvery = 25;

/**
 * Works out what would have changed each refusal of a verified run, each proved by deciding the round again.
 *
 * This is the slowest step, so it shows its progress and goes on where it stopped. Letters wait for it.
 */
@Injectable()
export class ExplainRun {
  constructor(
    private readonly records: RunRecords,
    private readonly database: Database,
  ) {}

  /** Fills in the reasons that are missing; repeating it changes nothing. */
  async run(id: string, { progress }: Pick<UnderWay, 'progress'>): Promise<void> {
    const begun = await this.begin(id);
    if (begun === null) return;
    const { world, refused, done } = begun;
    const children = [...refused.keys()].filter((child) => !done.has(world.snapshot.children[child] ?? ''));
    let open: ChildLine[] = [];
    for (const [at, child] of children.entries()) {
      open.push(explained(world, child, refused.get(child) ?? []));
      if (open.length === keepEvery) {
        await this.keep(id, open);
        await progress(done.size + at + 1, refused.size);
        open = [];
      }
      await setImmediate();
    }
    await this.keep(id, open);
    await this.database.inTransaction(systemActor, async (tx) => {
      const run = await this.records.runs.hold(tx, id);
      if (run?.state === 'verified') await this.records.runs.explained(tx, id);
    });
  }

  private async begin(id: string): Promise<Begun | null> {
    return this.database.inTransaction(systemActor, async (tx) => {
      const run = await this.records.reader.row(tx, id);
      if (run.state !== 'verified' || run.explained || run.outcome === null) return null;
      const snapshot = await this.records.snapshots.snapshot(tx, run.snapshot);
      const outcome = readOutcome(await this.records.documents.shelf(tx, run.outcome), snapshot);
      const done = await this.records.reader.explainedChildren(tx, id);
      return { world: worldOf(snapshot), refused: refusedOf(snapshot, outcome.verdicts), done };
    });
  }

  private async keep(id: string, lines: readonly ChildLine[]): Promise<void> {
    if (lines.length === 0) return;
    await this.database.inTransaction(systemActor, (tx) => this.records.runs.keepWhys(tx, id, lines));
  }
}

interface Begun {
  readonly world: World;
  readonly refused: ReadonlyMap<number, readonly number[]>;
  readonly done: ReadonlySet<string>;
}

/** By child: the preferences that were refused. */
function refusedOf(snapshot: Snapshot, verdicts: Uint8Array): ReadonlyMap<number, readonly number[]> {
  const refused = new Map<number, number[]>();
  for (let child = 0; child < snapshot.children.length; child += 1) {
    const end = snapshot.preferenceStart[child + 1] ?? 0;
    for (let preference = snapshot.preferenceStart[child] ?? 0; preference < end; preference += 1) {
      const verdict = verdictCodes[verdicts[preference] ?? 0];
      if (verdict !== 'outranked' && verdict !== 'not-eligible') continue;
      const those = refused.get(child);
      if (those === undefined) refused.set(child, [preference]);
      else those.push(preference);
    }
  }
  return refused;
}

function explained(world: World, child: number, preferences: readonly number[]): ChildLine {
  const { snapshot } = world;
  const told: ToldWhys = {
    whys: preferences.flatMap((preference) => {
      const intake = snapshot.intakes[snapshot.preferenceIntake[preference] ?? -1];
      if (intake === undefined) return [];
      const changes = counterfactuals(world, preference);
      return [{ intake: intake.id, says: sayCounterfactuals(intake.policy, changes), changes }];
    }),
  };
  return { child: snapshot.children[child] ?? '', text: JSON.stringify(told) };
}
