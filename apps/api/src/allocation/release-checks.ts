import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform';
import type { RunRow } from './allocation.types';

/** Looks at a run that is about to be released, and throws a refusal when it must not be. */
export type ReleaseCheck = (tx: Tx, run: RunRow) => Promise<void>;

/**
 * Checks that rooms below add to the release of a run.
 *
 * What was handed in when a run was prepared (places held, lists that families left) is kept with it, so gathering again
 * cannot notice that it has changed since. The room that handed it in can.
 */
@Injectable()
export class ReleaseChecks {
  private readonly checks: ReleaseCheck[] = [];

  before(check: ReleaseCheck): void {
    this.checks.push(check);
  }

  async run(tx: Tx, run: RunRow): Promise<void> {
    for (const check of this.checks) await check(tx, run);
  }
}
