import { Injectable } from '@nestjs/common';
import { systemActor } from '@kernel';
import { ApplicationsReader } from '../../applications';
import type { Tx } from '../../platform';
import { OffersReader } from '../offers.reader';
import { Work } from '../work';
import { AnswersStore } from './answers.store';

/** Ends the offers of a child whose family has taken the whole application back: the place is free for others. */
@Injectable()
export class LapseOffers {
  constructor(
    private readonly store: AnswersStore,
    private readonly offers: OffersReader,
    private readonly applications: ApplicationsReader,
    private readonly work: Work,
  ) {}

  /** Leaves offers alone in rounds where another application of the child still counts. */
  async within(tx: Tx, child: string | null): Promise<void> {
    if (child === null) return;
    const { clock, audit } = this.work;
    const at = clock.now();
    for (const { id, round, authority, school } of await this.offers.liveOfChild(tx, child)) {
      if ((await this.applications.ofChild(tx, round, child, at)) !== undefined) continue;
      await this.store.lapse(tx, id, at);
      await audit.append(tx, { kind: 'offer.lapsed', actor: systemActor, authority, school, child, subject: id });
    }
  }
}
