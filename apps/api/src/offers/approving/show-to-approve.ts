import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { ExtraPlace, Withdrawal } from '@contract';
import { mustServe, SchoolsReader } from '../../schools';
import { Work } from '../work';
import { ApprovalsStore } from './approvals.store';

/** Shows officers what waits for a second one of them. */
@Injectable()
export class ShowToApprove {
  constructor(
    private readonly store: ApprovalsStore,
    private readonly schools: SchoolsReader,
    private readonly work: Work,
  ) {}

  async run(round: string, actor: Actor): Promise<{ withdrawals: Withdrawal[]; places: ExtraPlace[] }> {
    return this.work.database.inTransaction(actor, async (tx) => {
      mustServe(actor, (await this.schools.round(tx, round)).authority);
      return this.store.open(tx, round);
    });
  }
}
