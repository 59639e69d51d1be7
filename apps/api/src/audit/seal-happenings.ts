import { Injectable } from '@nestjs/common';
import { systemActor } from '@kernel';
import { Database } from '../platform';
import { hashAfter } from './chain';
import { SealsStore } from './seals.store';

/**
 * Seals what stands: takes the happenings that were committed, in the order in which they were told, and chains each to
 * the one before.
 *
 * One process at a time does it. Because a happening gets its number when it is told and is taken only once it is
 * committed, whatever was known to a verb when it began comes before it in the chain.
 */
@Injectable()
export class SealHappenings {
  private listener: (() => void) | undefined;

  constructor(
    private readonly database: Database,
    private readonly store: SealsStore,
  ) {}

  /** Says that something was told; whoever runs the sealer listens. */
  poke(): void {
    this.listener?.();
  }

  onPoke(listener: () => void): void {
    this.listener = listener;
  }

  /** Seals some of what stands; gives back how many. With `wait`, waits for another process that is sealing. */
  async run({ wait }: { readonly wait: boolean }): Promise<number> {
    return this.database.inTransaction(systemActor, async (tx) => {
      if (!(await this.store.takeTurn(tx, wait))) return 0;
      const happenings = await this.store.unsealed(tx);
      if (happenings.length === 0) return 0;
      const head = await this.store.head(tx);
      let { hash } = head;
      const seals = happenings.map((happening) => {
        hash = hashAfter(hash, happening);
        return { happening: happening.id, hash };
      });
      await this.store.seal(tx, head.position, seals);
      return seals.length;
    });
  }
}
