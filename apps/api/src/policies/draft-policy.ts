import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { PolicyWhole } from '@contract';
import { Database, type Tx } from '../platform';
import { SchoolsReader } from '../schools';
import { checkIntake } from './check-intake';
import { mayWrite } from './may-write';
import { PoliciesBook } from './policies-book';
import { refusals } from './policies.refusals';
import { ReadPolicy } from './read-policy';

/** Drafts a policy for an intake, or a variation of its determined one with the reason (3.6). */
@Injectable()
export class DraftPolicy {
  constructor(
    private readonly book: PoliciesBook,
    private readonly reads: ReadPolicy,
    private readonly schools: SchoolsReader,
    private readonly database: Database,
  ) {}

  /** Gives back the draft with how it reads. */
  async run({ intake, text }: { intake: string; text: string }, actor: Actor): Promise<PolicyWhole> {
    return this.database.inTransaction(actor, (tx) =>
      this.draft(tx, { intake, text, varies: null, because: null }, actor),
    );
  }

  /** Drafts a variation of a determined version. */
  async vary(
    { version, text, because }: { version: string; text: string; because: string },
    actor: Actor,
  ): Promise<PolicyWhole> {
    return this.database.inTransaction(actor, async (tx) => {
      const { intake, state } = await this.book.reader.version(tx, version);
      if (state !== 'determined') throw refusals.wrongState({ says: 'Only the determined policy can be varied.' });
      return this.draft(tx, { intake, text, varies: version, because }, actor);
    });
  }

  private async draft(
    tx: Tx,
    {
      intake: intakeId,
      text,
      varies,
      because,
    }: { intake: string; text: string; varies: string | null; because: string | null },
    actor: Actor,
  ): Promise<PolicyWhole> {
    const intake = await this.schools.intake(tx, intakeId);
    const { authority } = await this.schools.round(tx, intake.round);
    mayWrite(actor, { authority, school: intake.school });
    const policy = this.reads.parse(text);
    checkIntake(policy, intake);
    const id = randomUUID();
    await this.book.store.add(
      tx,
      {
        id,
        intake: intakeId,
        authority,
        school: intake.school,
        text,
        varies,
        variesBecause: because,
        draftedBy: actor.account,
        draftedAt: this.book.clock.now(),
      },
      policy,
    );
    await this.book.audit.append(tx, { kind: 'policy.drafted', actor, authority, school: intake.school, subject: id });
    return this.book.reader.whole(tx, id);
  }
}
