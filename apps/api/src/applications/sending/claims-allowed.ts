import { Injectable } from '@nestjs/common';
import type { ClaimAsked, Intake } from '@contract';
import type { Tx } from '../../platform';
import { PoliciesReader } from '../../policies';
import { claimsAskedBy } from './claims-asked';

/** Says what may be claimed, because the determined policies of the schools named ask for it; nothing else is (2.4). */
@Injectable()
export class ClaimsAllowed {
  /** By policy version, which never changes once it is determined. */
  private readonly known = new Map<string, readonly ClaimAsked[]>();

  constructor(private readonly policies: PoliciesReader) {}

  /** What parents who name these intakes may claim. An intake whose policy is not determined asks nothing. */
  async asked(tx: Tx, intakes: readonly Intake[]): Promise<readonly ClaimAsked[]> {
    const missing = intakes.filter(({ policy }) => policy !== null && !this.known.has(policy));
    if (missing.length > 0) {
      const schools = new Map(intakes.map(({ id, school }) => [id, school]));
      const found = await this.policies.determined(
        tx,
        missing.map(({ id }) => id),
      );
      for (const { intake, version, policy } of found) {
        this.known.set(version, claimsAskedBy(policy, schools.get(intake) ?? policy.school.id));
      }
    }
    return intakes.flatMap(({ policy }) => (policy === null ? [] : (this.known.get(policy) ?? [])));
  }
}
