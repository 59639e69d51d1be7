import { systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import { ApplicationsReader } from '../../applications';
import { personaAccount } from '../../people';
import { Clock, Database } from '../../platform';
import { TownBook } from '../town/town-book';
import { DemonstrationStore } from '../demonstration.store';

/** Knows which children of the town are in, and under which ids the service has them. */
@Injectable()
export class FamiliesIn {
  constructor(
    private readonly database: Database,
    private readonly applications: ApplicationsReader,
    private readonly store: DemonstrationStore,
    private readonly book: TownBook,
    private readonly clock: Clock,
  ) {}

  /** The accounts of the parents whose child's application has been sent. */
  async guarded(round: string): Promise<ReadonlySet<string>> {
    return this.database.inTransaction(systemActor, async (tx) => {
      const sent = await this.applications.forRound(tx, round, this.clock.now());
      const guardians = await this.applications.guardiansOf(
        tx,
        sent.map(({ child }) => child),
      );
      return new Set([...guardians.values()].flat().map(({ account }) => account));
    });
  }

  /** By family, and in it by first names: the ids of the children whose application has been sent. */
  async sent(round: string): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
    return this.database.inTransaction(systemActor, async (tx) => {
      const settings = await this.store.read(tx);
      const families = settings === undefined ? [] : this.book.of(settings).families;
      const byAccount = new Map(families.map(({ id }) => [personaAccount(id), id]));
      const sent = await this.applications.forRound(tx, round, this.clock.now());
      const ids = sent.map(({ child }) => child);
      const children = await this.applications.children(tx, ids);
      const guardians = await this.applications.guardiansOf(tx, ids);
      const found = new Map<string, Map<string, string>>();
      for (const [id, { firstNames }] of children) {
        for (const { account } of guardians.get(id) ?? []) {
          const family = byAccount.get(account) ?? '';
          found.set(family, (found.get(family) ?? new Map<string, string>()).set(firstNames, id));
        }
      }
      return found;
    });
  }
}
