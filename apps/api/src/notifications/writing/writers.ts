import { Injectable } from '@nestjs/common';
import type { LetterKind } from '@letters';
import type { LetterOrder, LetterWriter } from '../notifications.types';
import { ApplicationLetters } from '../letters/application-letters';
import { EvidenceLetters } from '../letters/evidence-letters';
import { isFollowed, lettersFor, type writtenElsewhere } from './letters-for';
import { OfferLetters } from '../letters/offer-letters';

/** Kinds that go out with many others, after a run (`place-letters.ts`); `offer` alone has a writer for one more place. */
type WrittenInMailings = 'no-choice-met' | 'reallocation-offer' | 'appeal-right';

/** The kinds of letter that are written one by one. */
type WrittenHere = Exclude<LetterKind, keyof typeof writtenElsewhere | WrittenInMailings>;

/** Every kind of letter with its one writer; the compiler misses one that is not here. */
@Injectable()
export class Writers {
  private readonly writers: Readonly<Record<WrittenHere, LetterWriter>>;

  constructor(applications: ApplicationLetters, evidence: EvidenceLetters, offers: OfferLetters) {
    this.writers = {
      'application-received': applications,
      'draft-not-sent': applications,
      'application-withdrawn': applications,
      'application-set-aside': applications,
      'late-application-received': applications,
      'late-application-decided': applications,
      'two-applications': applications,
      'two-applications-decided': applications,
      'change-decided': applications,
      'age-group-decided': applications,
      'evidence-accepted': evidence,
      'evidence-refused': evidence,
      'evidence-more-needed': evidence,
      offer: offers,
      correction: offers,
      'offer-withdrawn': offers,
      'answer-reminder': offers,
      'answer-received': offers,
      'waiting-list-place': offers,
    };
  }

  /** The orders with the writer of the letters they ask for, those of one writer together. */
  shareOut(orders: readonly LetterOrder[]): ReadonlyMap<LetterWriter, readonly LetterOrder[]> {
    const shared = new Map<LetterWriter, LetterOrder[]>();
    for (const order of orders) {
      const writer = this.writerFor(order);
      const those = shared.get(writer);
      if (those === undefined) shared.set(writer, [order]);
      else those.push(order);
    }
    return shared;
  }

  private writerFor({ kind }: LetterOrder): LetterWriter {
    if (!isFollowed(kind) || kind === 'offers.made') throw new Error(`No letter follows ${kind}.`);
    const [letter] = lettersFor[kind];
    return this.writers[letter];
  }
}
