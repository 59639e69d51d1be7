import { Injectable } from '@nestjs/common';
import { systemActor } from '@kernel';
import { PublishLists } from '../waiting/publish-lists';
import { Work } from '../work';
import { OffersStore } from './offers.store';
import { ReadReleased } from './read-released';
import { TellOffers } from './tell-offers';

/** What is said of a list that was published because of a run of each kind. */
const because = {
  'offer-day': 'Offers were made.',
  'after-offer-day': 'Places that had come free were given.',
} as const;

/**
 * Makes the offers of a released run: an offer for every child placed, a refusal for every preference they would rather
 * have had, and the waiting list of every intake. All of it in one transaction, once.
 *
 * A child who keeps a place they held is offered nothing again; a child who was moved has the old offer replaced.
 */
@Injectable()
export class MakeOffers {
  constructor(
    private readonly released: ReadReleased,
    private readonly store: OffersStore,
    private readonly lists: PublishLists,
    private readonly telling: TellOffers,
    private readonly work: Work,
  ) {}

  /** Repeating it changes nothing. */
  async run(id: string): Promise<void> {
    const { database, clock } = this.work;
    await database.inTransaction(systemActor, async (tx) => {
      if (await this.store.wereMade(tx, id)) return;
      const released = await this.released.run(tx, id, clock.now());
      if (released === undefined) return;
      const { of, offers, refusals, replaced, answerBy, kind, parts } = released;
      if (!(await this.store.begin(tx, of, { offers: offers.length, refused: refusals.length }))) return;
      await this.store.replace(tx, replaced, of.at);
      await this.store.make(tx, of, answerBy, offers);
      await this.store.refuse(tx, of, refusals);
      await this.lists.within(tx, { ...of, because: because[kind] }, parts);
      await this.telling.tell(tx, released);
    });
  }
}
