import { systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit';
import { Clock, Database, type UnderWay } from '../../platform';
import { Schemes } from '../schemes';
import { DraftsReader } from './drafts.reader';

/** Tells the audit of every application that was begun or changed and not sent, so that its family is reminded. */
@Injectable()
export class RemindDrafts {
  constructor(
    private readonly database: Database,
    private readonly drafts: DraftsReader,
    private readonly schemes: Schemes,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Happens exactly once for each job, because the job is done in the same transaction. */
  async run(round: string, underWay: UnderWay): Promise<void> {
    await this.database.inTransaction(systemActor, async (tx) => {
      const { closesAt } = await this.schemes.of(tx, round);
      const drafts = this.clock.now() < closesAt ? await this.drafts.notSent(tx, round) : [];
      await this.audit.appendAll(
        tx,
        drafts.map(({ id, child, authority, sent }) => ({
          kind: 'application.draft-reminder-due' as const,
          actor: systemActor,
          authority,
          child,
          subject: id,
          about: { round, sentBefore: sent },
        })),
      );
      await underWay.finishIn(tx);
    });
  }
}
