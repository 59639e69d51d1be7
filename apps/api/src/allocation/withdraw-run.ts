import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { Run } from '@contract';
import { Clock, Database } from '../platform';
import { mustServe } from '../schools';
import { refusals } from './allocation.refusals';
import { move } from './allocation.states';
import { RunRecords } from './run-records';

/** Takes a run back before it is released, with the reason. What was released is put right by the correction room. */
@Injectable()
export class WithdrawRun {
  constructor(
    private readonly records: RunRecords,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run({ id, because }: { id: string; because: string }, actor: Actor): Promise<Run> {
    return this.database.inTransaction(actor, async (tx) => {
      const run = await this.records.runs.hold(tx, id);
      if (run === null) throw refusals.noRun();
      mustServe(actor, run.authority);
      const state = move(run.state, 'withdrawn');
      await this.records.runs.withdrawn(tx, id, { state, by: actor.account, at: this.clock.now(), because });
      await this.records.audit.append(tx, { kind: 'run.withdrawn', actor, authority: run.authority, subject: id });
      return this.records.reader.run(tx, id);
    });
  }
}
