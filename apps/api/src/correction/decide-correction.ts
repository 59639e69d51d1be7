import { Injectable } from '@nestjs/common';
import { type Actor, systemActor } from '@kernel';
import type { Correction } from '@contract';
import { RunsReader } from '../allocation';
import { DecidePlace, ProposePlace } from '../offers';
import { Database, type Tx } from '../platform';
import { mustServe } from '../schools';
import type { CorrectionEntity } from './correction.entity';
import { refusals } from './correction.refusals';
import { CorrectionsBook } from './corrections-book';

/** Approves or refuses a drafted remedy, by a second officer. Approved places are given in the same transaction. */
@Injectable()
export class DecideCorrection {
  constructor(
    private readonly book: CorrectionsBook,
    private readonly runs: RunsReader,
    private readonly propose: ProposePlace,
    private readonly give: DecidePlace,
    private readonly database: Database,
  ) {}

  async run(
    { id, approve, because }: { id: string; approve: boolean; because: string },
    actor: Actor,
  ): Promise<Correction> {
    return this.database.inTransaction(systemActor, async (tx) => {
      const found = await this.book.store.hold(tx, id);
      if (found === null) throw refusals.noCorrection();
      mustServe(actor, found.authority);
      if (found.state !== 'drafted') throw refusals.decided();
      if (found.draftedBy === actor.account) throw refusals.sameOfficer();
      await this.book.store.decide(tx, id, {
        state: approve ? 'approved' : 'refused',
        decidedBy: actor.account,
        decidedAt: this.book.clock.now(),
        decidedBecause: because,
      });
      if (approve) await this.giveRemedies(tx, found, because, actor);
      const told = { actor, authority: found.authority, child: found.child, subject: id } as const;
      if (approve) await this.book.audit.append(tx, { kind: 'correction.approved', ...told });
      else await this.book.audit.append(tx, { kind: 'correction.refused', ...told });
      return this.book.reader.correction(tx, id);
    });
  }

  /** The drafter proposes, the second officer approves: both stand in the offers room's own record. */
  private async giveRemedies(tx: Tx, found: CorrectionEntity, because: string, actor: Actor): Promise<void> {
    const { round } = await this.runs.row(tx, found.run);
    const drafter: Actor = {
      account: found.draftedBy,
      name: 'The officer who drafted it',
      grants: [{ role: 'officer', authority: found.authority }],
    };
    for (const { child, intake } of found.remedies as Correction['remedies']) {
      const place = await this.propose.within(
        tx,
        { round, child, intake, kind: 'remedy', reason: found.because },
        drafter,
      );
      await this.give.within(tx, { place: place.id, approve: true, reason: because }, actor);
    }
  }
}
