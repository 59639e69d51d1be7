import { Injectable } from '@nestjs/common';
import { type OfferRow, OffersReader } from '../../offers';
import type { Tx } from '../../platform';
import type { AnyLetter, LetterOrder, LetterWriter } from '../notifications.types';
import { ChildrenInLetters } from '../writing/children-in-letters';
import { Recipients } from '../writing/recipients';
import { OfferWords } from './offer-words';
import { SchoolsOfRound } from './schools-of-round';

/** Writes about one offer or one waiting list at a time: answers, reminders, withdrawals, moves, places over the number. */
@Injectable()
export class OfferLetters implements LetterWriter {
  constructor(
    private readonly offers: OffersReader,
    private readonly recipients: Recipients,
    private readonly children: ChildrenInLetters,
    private readonly schools: SchoolsOfRound,
    private readonly words: OfferWords,
  ) {}

  async write(tx: Tx, orders: readonly LetterOrder[]): Promise<readonly AnyLetter[]> {
    const byOffer = await this.offers.offers(
      tx,
      orders.filter(({ kind }) => kind !== 'waiting-list.moved').map(({ subject }) => subject),
    );
    const names = await this.children.of(
      tx,
      orders.flatMap(({ child }) => child ?? []),
    );
    const letters: AnyLetter[] = [];
    const listed = await this.schools.roundsOf(
      tx,
      orders.flatMap(({ about: { intake } }) => (typeof intake === 'string' ? [intake] : [])),
    );
    for (const [round, those] of byRound(orders, byOffer, listed)) {
      const ids = [...new Set(those.flatMap(({ child }) => child ?? []))];
      const families = await this.recipients.familiesOf(tx, round, ids);
      const schools = await this.schools.of(tx, round);
      const waiting = await this.offers.waiting(tx, round, ids);
      for (const order of those) {
        const child = names.get(order.child ?? '');
        const family = families.get(order.child ?? '');
        if (child === undefined || family === undefined || order.child === null) continue;
        const mine = waiting.filter((one) => one.child === order.child);
        const known = { order, offer: byOffer.get(order.subject), child, schools, waiting: mine };
        for (const to of family.to) {
          const letter = this.words.letter({ ...known, whose: order.child, application: family.application, to });
          if (letter !== undefined) letters.push(letter);
        }
      }
    }
    return letters;
  }
}

/** The orders of each round; that of an order is its offer's, or that of the intake it names. */
function byRound(
  orders: readonly LetterOrder[],
  offers: ReadonlyMap<string, OfferRow>,
  rounds: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly LetterOrder[]> {
  const found = new Map<string, LetterOrder[]>();
  for (const order of orders) {
    const { intake } = order.about;
    const round = offers.get(order.subject)?.round ?? (typeof intake === 'string' ? rounds.get(intake) : undefined);
    if (round === undefined) continue;
    const those = found.get(round);
    if (those === undefined) found.set(round, [order]);
    else those.push(order);
  }
  return found;
}
