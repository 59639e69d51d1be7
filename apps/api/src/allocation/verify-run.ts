import { Injectable } from '@nestjs/common';
import { verify, type Verification } from '@allocation/verify';
import { readOutcome } from '@documents';
import { systemActor } from '@kernel';
import type { RunVerification } from '@contract';
import { Clock, Database } from '../platform';
import { move } from './allocation.states';
import { RunRecords } from './run-records';

/**
 * Verifies a decided run from what was kept of it: the outcome is read again from the database, digest by digest, and the
 * snapshot's bytes there are held against the digests of the rows that were decided.
 *
 * A run that breaks a property is `breached` and can never be released.
 */
@Injectable()
export class VerifyRun {
  constructor(
    private readonly records: RunRecords,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Moves a run from `decided` to `verified` or `breached`. Repeating it changes nothing. */
  async run(id: string): Promise<void> {
    await this.database.inTransaction(systemActor, async (tx) => {
      const run = await this.records.runs.hold(tx, id);
      if (run?.state !== 'decided' || run.outcome === null) return;
      const { authority } = run;
      const snapshot = await this.records.snapshots.snapshot(tx, run.snapshot);
      const outcome = readOutcome(await this.records.documents.shelf(tx, run.outcome), snapshot);
      const verification = verify(snapshot, outcome);
      const state = move(run.state, verification.holds ? 'verified' : 'breached');
      await this.records.runs.verified(tx, id, { state, verification: kept(verification), at: this.clock.now() });
      const told = { actor: systemActor, authority, subject: id } as const;
      if (verification.holds) await this.records.audit.append(tx, { kind: 'run.verified', ...told });
      else await this.records.audit.append(tx, { kind: 'run.breached', ...told });
      if (verification.holds) await this.records.jobs.add(tx, { kind: 'allocation.explain', subject: id, authority });
    });
  }
}

/** The answers as they are kept: each breach as its sentence. */
function kept({ holds, properties }: Verification): RunVerification {
  return {
    holds,
    properties: properties.map(({ name, says, holds: good, breachCount, breaches }) => ({
      name,
      says,
      holds: good,
      breachCount,
      breaches: breaches.map((breach) => breach.says),
    })),
  };
}
