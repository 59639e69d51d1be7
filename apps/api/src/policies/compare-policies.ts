import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import { compareAloud } from '@policy';
import { Database } from '../platform';
import { PoliciesReader, policyOf } from './policies.reader';
import { refusals } from './policies.refusals';

/** Says aloud what changed from one version of an intake's policy to another. */
@Injectable()
export class ComparePolicies {
  constructor(
    private readonly reader: PoliciesReader,
    private readonly database: Database,
  ) {}

  async run({ version, other }: { version: string; other: string }, actor: Actor): Promise<string[]> {
    return this.database.inTransaction(actor, async (tx) => {
      const [now, before] = [await this.reader.version(tx, version), await this.reader.version(tx, other)];
      if (now.school !== before.school) throw refusals.otherIntakes();
      return [...compareAloud(policyOf(before), policyOf(now))];
    });
  }
}
