import { Injectable } from '@nestjs/common';
import { type Policy, policyDigest } from '@policy';
import type { PolicyState } from '@contract';
import type { Tx } from '../platform';
import { PolicyVersionEntity } from './policy-version.entity';

/** A version that has just been drafted. */
export type DraftedVersion = Pick<
  PolicyVersionEntity,
  'id' | 'intake' | 'authority' | 'school' | 'text' | 'varies' | 'variesBecause' | 'draftedBy' | 'draftedAt'
>;

/** Writes policy versions. The database itself keeps a determined one from being changed. */
@Injectable()
export class PoliciesStore {
  /** Adds a draft under the intake's next number. */
  async add(tx: Tx, draft: DraftedVersion, policy: Policy): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 4702091))', [draft.intake]);
    const versions = tx.getRepository(PolicyVersionEntity);
    const last = await versions.maximum('number', { intake: draft.intake });
    await versions.insert({
      ...draft,
      number: (last ?? 0) + 1,
      state: 'drafted',
      document: policy,
      digest: policyDigest(policy),
      consultedFrom: null,
      consultedUntil: null,
      determinedBy: null,
      determinedAt: null,
      minute: null,
    });
  }

  /** Holds a version for this transaction. */
  async hold(tx: Tx, id: string): Promise<PolicyVersionEntity | null> {
    return tx.getRepository(PolicyVersionEntity).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async rewrite(tx: Tx, id: string, state: PolicyState, text: string, policy: Policy): Promise<void> {
    await tx
      .getRepository(PolicyVersionEntity)
      .update({ id }, { state, text, document: policy, digest: policyDigest(policy) });
  }

  async move(tx: Tx, id: string, to: Partial<PolicyVersionEntity> & { state: PolicyState }): Promise<void> {
    await tx.getRepository(PolicyVersionEntity).update({ id }, to);
  }
}
