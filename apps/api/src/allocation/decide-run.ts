import { Injectable } from '@nestjs/common';
import { compareWithSchoolProposing, decide, type Outcome, type Snapshot, waysPlaced } from '@allocation';
import { systemActor } from '@kernel';
import type { RunFigures } from '@contract';
import { Clock, Database } from '../platform';
import { move } from './allocation.states';
import { KeepOutcome } from './keep-outcome';
import { RunRecords } from './run-records';

/**
 * Decides a prepared run. This is the whole job: read the snapshot, decide, keep the outcome and each child's trail.
 *
 * Knows nothing of schools or parents beyond the snapshot, and may be repeated safely: a run that was decided stays as it is.
 */
@Injectable()
export class DecideRun {
  constructor(
    private readonly records: RunRecords,
    private readonly keep: KeepOutcome,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Moves a run from `prepared` to `decided`, all of it in one transaction. */
  async run(id: string): Promise<void> {
    await this.database.inTransaction(systemActor, async (tx) => {
      const run = await this.records.runs.hold(tx, id);
      if (run?.state !== 'prepared') return;
      const { authority } = run;
      const snapshot = await this.records.snapshots.snapshot(tx, run.snapshot);
      const outcome = decide(snapshot);
      const digest = await this.keep.within(tx, run, { snapshot, outcome });
      const at = this.clock.now();
      const state = move(run.state, 'decided');
      await this.records.runs.decided(tx, id, { state, outcome: digest, figures: figuresOf(snapshot, outcome), at });
      await this.records.audit.append(tx, {
        kind: 'run.decided',
        actor: systemActor,
        authority,
        subject: id,
        about: { outcome: digest },
      });
      await this.records.jobs.add(tx, { kind: 'allocation.verify', subject: id, authority });
    });
  }
}

/** How many were placed and how, and whom the other way of matching would have placed elsewhere. */
function figuresOf(snapshot: Snapshot, outcome: Outcome): RunFigures {
  const placed = { none: 0, preference: 0, held: 0, fallback: 0, 'over-number': 0 };
  let firstPreference = 0;
  outcome.placedHow.forEach((how, child) => {
    placed[waysPlaced[how] ?? 'none'] += 1;
    const first = snapshot.preferenceIntake[snapshot.preferenceStart[child] ?? 0] ?? -1;
    const asked = (snapshot.preferenceStart[child + 1] ?? 0) > (snapshot.preferenceStart[child] ?? 0);
    if (asked && outcome.placedIntake[child] === first) firstPreference += 1;
  });
  return {
    children: snapshot.children.length,
    preferences: snapshot.preferenceIntake.length,
    intakes: snapshot.intakes.length,
    placed,
    firstPreference,
    differently: compareWithSchoolProposing(snapshot).map(({ child, childProposing, schoolProposing }) => ({
      child,
      here: childProposing?.intake ?? null,
      there: schoolProposing?.intake ?? null,
    })),
  };
}
