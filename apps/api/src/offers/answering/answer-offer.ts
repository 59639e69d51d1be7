import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { AnswerReceipt } from '@contract';
import type { Tx } from '../../platform';
import { OffersReader } from '../offers.reader';
import { refusals } from '../offers.refusals';
import { isLive, move } from '../offers.states';
import type { OfferRow } from '../offers.types';
import { Work } from '../work';
import { AnswersStore } from './answers.store';
import { newReceipt } from './receipt';

/** What a family, or an officer for them, answers to an offer. */
export interface ToAnswer {
  readonly offer: string;
  readonly answer: 'accept' | 'decline';
}

/**
 * Accepts or declines an offer, with a receipt. The same answer again gives the same receipt.
 *
 * An accepted place may be declined later. A declined one may be accepted again only while it is still free and nobody
 * waits for it. Neither answer touches the child's place on any waiting list (2.15).
 */
@Injectable()
export class AnswerOffer {
  constructor(
    private readonly store: AnswersStore,
    private readonly offers: OffersReader,
    private readonly work: Work,
  ) {}

  async run({ offer: id, answer }: ToAnswer, actor: Actor): Promise<AnswerReceipt> {
    return this.work.database.inTransaction(actor, async (tx) => {
      const offer = await this.store.hold(tx, id);
      if (offer === undefined) throw refusals.noOffer();
      if (await this.store.placesBeingGiven(tx, offer.round)) throw refusals.placesBeingGiven();
      const wanted = answer === 'accept' ? 'accepted' : 'declined';
      if (offer.state === wanted) return receiptOf(offer);
      const state = move(offer.state, wanted);
      if (!isLive(offer.state)) await this.mustBeFree(tx, offer);
      const at = this.work.clock.now();
      const receipt = newReceipt();
      await this.store.answer(tx, { offer, answer, state, receipt, by: actor.account, at });
      const { authority, school, child } = offer;
      await this.work.audit.append(tx, {
        kind: 'answer.given',
        actor,
        authority,
        school,
        child,
        subject: id,
        about: { offer: id, accepted: answer === 'accept', receipt },
      });
      return receiptOf({ ...offer, state, receipt, answeredAt: at });
    });
  }

  /** Refuses to give back a place that was declined, unless it is free, nobody waits for it, and the child has no other. */
  private async mustBeFree(tx: Tx, { round, intake, child }: OfferRow): Promise<void> {
    await this.store.takeTurn(tx, intake);
    const place = (await this.offers.vacancies(tx, round)).find((one) => one.intake === intake);
    if (place === undefined || place.free === 0 || place.waiting > 0) throw refusals.placeGone();
    if ((await this.offers.live(tx, round, [child])).size > 0) throw refusals.hasPlace();
  }
}

function receiptOf({ id, state, receipt, answeredAt }: OfferRow): AnswerReceipt {
  if (receipt === null || answeredAt === null) throw new Error('An answered offer has a receipt.');
  return {
    offer: id,
    answer: state === 'accepted' ? 'accept' : 'decline',
    receipt,
    at: answeredAt.toISOString(),
    state,
  };
}
