import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform';
import { RoundsReader } from './rounds.reader';
import { RoundsStore } from './rounds.store';

/**
 * Says which determined policy version orders an intake, for the room that determines policies.
 *
 * It runs in that room's transaction, and that room writes the happening.
 */
@Injectable()
export class NamePolicy {
  constructor(
    private readonly store: RoundsStore,
    private readonly reader: RoundsReader,
  ) {}

  async run(tx: Tx, intake: string, policyVersion: string): Promise<void> {
    await this.reader.intake(tx, intake);
    await this.store.setPolicy(tx, intake, policyVersion);
  }
}
