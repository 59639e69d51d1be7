import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { PolicyState, PolicyWhole } from '@contract';
import { Database, type Tx } from '../platform';
import { NamePolicy, SchoolsReader } from '../schools';
import { checkIntake } from './check-intake';
import { mayWrite } from './may-write';
import { PoliciesBook } from './policies-book';
import { policyOf } from './policies.reader';
import { refusals } from './policies.refusals';
import { move } from './policies.states';
import type { PolicyVersionEntity } from './policy-version.entity';
import { ReadPolicy } from './read-policy';

/**
 * Determines a policy, with the minute of the meeting (1.46). From then on its document is never changed.
 *
 * A policy that breaks the Code is not determined. A variation of a determined policy takes a second officer, and the
 * version before it is kept as varied (3.6).
 */
@Injectable()
export class DeterminePolicy {
  constructor(
    private readonly book: PoliciesBook,
    private readonly reads: ReadPolicy,
    private readonly schools: SchoolsReader,
    private readonly names: NamePolicy,
    private readonly database: Database,
  ) {}

  async run({ version, minute }: { version: string; minute: string }, actor: Actor): Promise<PolicyWhole> {
    return this.database.inTransaction(actor, async (tx) => {
      const found = await this.book.store.hold(tx, version);
      if (found === null) throw refusals.noVersion();
      mayWrite(actor, found);
      const state = move(found.state as PolicyState, 'determined');
      if (found.varies !== null && found.draftedBy === actor.account) throw refusals.sameOfficer();
      await this.checkFit(tx, found);
      await this.endTheOneBefore(tx, found, actor);
      await this.book.store.move(tx, version, {
        state,
        determinedBy: actor.account,
        determinedAt: this.book.clock.now(),
        minute,
      });
      await this.names.run(tx, found.intake, version);
      const { authority, school, digest } = found;
      await this.book.audit.append(tx, {
        kind: 'policy.determined',
        actor,
        authority,
        school,
        subject: version,
        about: { digest },
      });
      return this.book.reader.whole(tx, version);
    });
  }

  private async checkFit(tx: Tx, found: PolicyVersionEntity): Promise<void> {
    const policy = policyOf(found);
    checkIntake(policy, await this.schools.intake(tx, found.intake));
    if (policy.notForRanking !== undefined) throw refusals.notForRanking({ says: policy.notForRanking });
    const breaches = this.reads.run(policy).remarks.filter(({ strength }) => strength === 'must');
    if (breaches.length === 0) return;
    throw refusals.unlawful({ fields: breaches.map(({ path, says }) => ({ field: path, says })) });
  }

  private async endTheOneBefore(tx: Tx, { intake, varies }: PolicyVersionEntity, actor: Actor): Promise<void> {
    const [before] = (await this.book.reader.versions(tx, intake)).filter(({ state }) => state === 'determined');
    if (before === undefined) return;
    if (varies !== before.id) throw refusals.alreadyDetermined();
    await this.book.store.move(tx, before.id, { state: move('determined', 'varied') });
    await this.book.audit.append(tx, { kind: 'policy.varied', actor, school: before.school, subject: before.id });
  }
}
