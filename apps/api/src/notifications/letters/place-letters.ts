import { Injectable } from '@nestjs/common';
import { RunsReader } from '../../allocation';
import { OffersReader } from '../../offers';
import type { Tx } from '../../platform';
import type { AnyLetter, LetterOrder, MailingToWrite, MailingWriter } from '../notifications.types';
import { ChildrenInLetters } from '../writing/children-in-letters';
import { LetterHouse } from '../writing/letter-house';
import { Recipients } from '../writing/recipients';
import { type PlaceOfChild, wordsOfPlace } from './place-words';
import { SchoolsOfRound } from './schools-of-round';

/** What is known of places besides the run. */
@Injectable()
export class PlacesKnown {
  constructor(
    readonly schools: SchoolsOfRound,
    readonly house: LetterHouse,
  ) {}
}

/**
 * Writes to every family what a released run decided: one letter for each child and each person who may have it.
 *
 * Everything is read with a few questions for the whole run; the letters are then made from what was read.
 */
@Injectable()
export class PlaceLetters implements MailingWriter {
  constructor(
    private readonly runs: RunsReader,
    private readonly offers: OffersReader,
    private readonly recipients: Recipients,
    private readonly children: ChildrenInLetters,
    private readonly on: PlacesKnown,
  ) {}

  async open(tx: Tx, order: LetterOrder): Promise<MailingToWrite> {
    const { round, kind, visibleFrom } = await this.runs.row(tx, order.subject);
    if (visibleFrom === null) throw new Error('Offers follow a run that was released.');
    const concerned = await this.offers.toWrite(tx, order.subject);
    const ids = concerned.map(({ child }) => child);
    const trails = await this.runs.ofAll(tx, order.subject);
    const families = await this.recipients.familiesOf(tx, round, ids);
    const names = await this.children.of(tx, ids);
    const held = kind === 'offer-day' ? new Map() : await this.offers.live(tx, round, ids);
    const schools = await this.on.schools.of(tx, round);
    const lettersOf = (one: (typeof concerned)[number]): readonly AnyLetter[] => {
      const { child, authority } = one;
      const name = names.get(child);
      const family = families.get(child);
      if (name === undefined || family === undefined) return [];
      const place: PlaceOfChild = {
        ...one,
        name,
        trail: trails.get(child),
        onOfferDay: kind === 'offer-day',
        holds: held.has(child) && one.offer === null,
        home: family.home,
      };
      const page = this.on.house.page(`offers/${child}`);
      const about = { authority, child, application: family.application, seenFrom: visibleFrom };
      return family.to.flatMap((to) =>
        wordsOfPlace(place, schools, page).map(({ part, ...words }) => ({
          ...{ ...about, to, cause: `run:${order.subject}:${child}${part}` },
          ...words,
        })),
      );
    };
    return {
      what: kind === 'offer-day' ? 'offers' : 'reallocation',
      dueAt: visibleFrom,
      total: concerned.length,
      *pieces(size) {
        for (let at = 0; at < concerned.length; at += size) yield concerned.slice(at, at + size).flatMap(lettersOf);
      },
    };
  }
}
