import { Injectable } from '@nestjs/common';
import type { Claim, ClaimAsked } from '@contract';
import { claimsAskedBy, isAsked } from '../../applications';
import type { Tx } from '../../platform';
import { type DeterminedPolicy, PoliciesReader } from '../../policies';

/** What each school's determined policy asks parents, by intake. */
export class AskedByIntake {
  private readonly byIntake: ReadonlyMap<string, readonly ClaimAsked[]>;

  constructor(policies: readonly DeterminedPolicy[]) {
    this.byIntake = new Map(policies.map(({ intake, policy }) => [intake, claimsAskedBy(policy, policy.school.id)]));
  }

  /** The schools, among those of these intakes, whose policy asks for what is claimed. */
  schools(claim: Claim, intakes: readonly string[]): readonly string[] {
    const asking = intakes.flatMap((intake) =>
      (this.byIntake.get(intake) ?? []).filter((one) => isAsked(claim, [one])),
    );
    return [...new Set(asking.map(({ askedBy }) => askedBy))];
  }
}

/** Says which claims the policies of named schools can use; nothing else may be asked about (2.4). */
@Injectable()
export class AskedOf {
  constructor(private readonly policies: PoliciesReader) {}

  async of(tx: Tx, intakes: readonly string[]): Promise<AskedByIntake> {
    return new AskedByIntake(await this.policies.determined(tx, [...new Set(intakes)]));
  }
}
