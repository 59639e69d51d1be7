import { Injectable } from '@nestjs/common';
import { type Actor, holds } from '@kernel';
import type { RankedListOfSchool } from '@contract';
import { Clock, Database } from '../platform';
import { refusals } from './allocation.refusals';
import { RankedListsBook } from './ranked-lists-book';

/** Adopts a ranked list, by a second person, with the minute of the meeting; the list before it no longer counts (2.7). */
@Injectable()
export class AdoptList {
  constructor(
    private readonly lists: RankedListsBook,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run({ id, minute }: { id: string; minute: string }, actor: Actor): Promise<RankedListOfSchool> {
    return this.database.inTransaction(actor, async (tx) => {
      const { authority, list } = await this.lists.reader.list(tx, id);
      const { school, intake, state, givenBy } = list;
      if (!holds(actor, ['school-admin'], { school }) && !holds(actor, ['officer'], { authority })) {
        throw refusals.notThisSchool();
      }
      if (state !== 'waiting') throw refusals.wrongState({ says: `A list that is ${state} cannot be adopted.` });
      if (givenBy === actor.account) throw refusals.samePerson();
      await this.lists.store.adopt(tx, id, { intake, by: actor.account, at: this.clock.now(), minute });
      await this.lists.audit.append(tx, { kind: 'ranked-list.adopted', actor, authority, school, subject: id });
      return (await this.lists.reader.list(tx, id)).list;
    });
  }
}
