import { dateOnly, dayOf, timeOf } from '@kernel';
import { Injectable } from '@nestjs/common';
import { type OfferRow, sayMove, type WaitingRow } from '../../offers';
import { Clock } from '../../platform';
import type { AnyLetter, LetterOrder, Recipient } from '../notifications.types';
import type { ChildInLetter } from '../writing/children-in-letters';
import { LetterHouse } from '../writing/letter-house';
import { waitingPlace } from './place-words';
import type { RoundInLetters } from './schools-of-round';
import { asSentence } from './sentences';

interface ToSay {
  readonly order: LetterOrder;
  readonly offer: OfferRow | undefined;
  readonly whose: string;
  readonly application: string | null;
  readonly child: ChildInLetter;
  readonly schools: RoundInLetters;
  readonly waiting: readonly WaitingRow[];
  readonly to: Recipient;
}

type Ready = ToSay & { readonly offer: OfferRow; readonly page: string };

/** What letters about one offer or one waiting list say. */
@Injectable()
export class OfferWords {
  constructor(
    private readonly house: LetterHouse,
    private readonly clock: Clock,
  ) {}

  /** The letter that the order asks for; nothing when there is nothing to be told any more. */
  letter(told: ToSay): AnyLetter | undefined {
    const page = this.house.page(`offers/${told.whose}`);
    if (told.order.kind === 'waiting-list.moved') return moved(told, page);
    const { offer } = told;
    if (offer === undefined) return undefined;
    const known: Ready = { ...told, offer, page };
    switch (told.order.kind) {
      case 'answer.given':
        return answered(known);
      case 'offer.chased':
        return reminded(known, this.clock.today());
      case 'offer.warned':
        return reminded(known, this.clock.today());
      case 'offer.withdrawn':
        return withdrawn(known);
      case 'offer.given':
        return offer.how === 'remedy' ? corrected(known) : given(known);
      default:
        throw new Error(`No letter about an offer follows ${told.order.kind}.`);
    }
  }
}

function letterOf({ order, whose, application, to, offer }: ToSay): Omit<AnyLetter, 'kind' | 'data'> {
  const { cause, authority, at } = order;
  const visible = offer?.visibleFrom ?? at;
  return { cause, authority, child: whose, application, to, seenFrom: visible > at ? visible : at };
}

function answered(known: Ready): AnyLetter | undefined {
  const { offer, child, schools, waiting, order, page } = known;
  const { receipt, accepted } = order.about;
  const at = offer.answeredAt ?? order.at;
  if (typeof receipt !== 'string') return undefined;
  return {
    ...letterOf(known),
    kind: 'answer-received',
    data: {
      child,
      school: schools.nameOf(offer.intake),
      accepted: accepted === true,
      receipt,
      receivedOn: dayOf(at),
      receivedAt: timeOf(at),
      waitingAt: waiting.filter(({ state }) => state === 'waiting').map(({ intake }) => schools.nameOf(intake)),
      page,
    },
  };
}

/** A reminder, with the last day; none to a family that has answered meanwhile. */
function reminded(known: Ready, today: string): AnyLetter | undefined {
  const { offer, child, schools, page, order } = known;
  if (offer.state !== 'offered') return undefined;
  const until = order.about['until'];
  const said = typeof until === 'string' ? until : (offer.warnedUntil ?? offer.answerBy);
  return {
    ...letterOf(known),
    kind: 'answer-reminder',
    data: {
      child,
      school: schools.nameOf(offer.intake),
      offeredOn: dayOf(offer.visibleFrom),
      lastDay: dateOnly(said < today ? today : said),
      answerPage: page,
    },
  };
}

const grounds: Readonly<Record<string, string>> = {
  'made-in-error': 'The offer was made by mistake.',
  'no-answer': 'We asked you more than once if you want the place, and had no answer.',
  misleading: 'The place was given because of something on the application that was not true.',
};

function withdrawn(known: Ready): AnyLetter | undefined {
  const { offer, child, schools } = known;
  if (offer.appealBy === null) return undefined;
  const reason = [grounds[offer.ground ?? ''], offer.because === null ? undefined : asSentence(offer.because)];
  return {
    ...letterOf(known),
    kind: 'offer-withdrawn',
    data: {
      child,
      school: schools.nameOf(offer.intake),
      reason: reason.filter((one) => one !== undefined).join(' '),
      appealBy: offer.appealBy,
    },
  };
}

const given = (known: Ready): AnyLetter => {
  const { offer, child, schools, page } = known;
  const reasons: Readonly<Record<string, string>> = {
    directed: 'The authority has directed that this school takes your child.',
    'fair-access': 'The place was found by the fair access protocol, for children who have none.',
    appeal: 'The panel decided your appeal in your favour.',
  };
  const fixed = reasons[offer.how];
  const { intake, answerBy } = offer;
  return {
    ...letterOf(known),
    kind: 'offer',
    data: {
      child,
      offered: { school: schools.nameOf(intake), starts: schools.startsAt(intake), answerBy },
      ...(fixed === undefined ? {} : { fixed }),
      refused: [],
      answerPage: page,
    },
  };
};

/** A place that puts a mistake right. What the mistake was may be about another child, so it is not said in the letter. */
const corrected = (known: Ready): AnyLetter => {
  const { offer, child, schools, page } = known;
  const { intake, answerBy } = offer;
  const school = schools.nameOf(intake);
  return {
    ...letterOf(known),
    kind: 'correction',
    data: {
      child,
      school,
      wrong: 'Something that we took to be true when the places were decided was wrong.',
      shouldHave: `With what is right, ${child.called} would have had a place at ${school}.`,
      remedy: `We give ${child.called} that place now. It is for ${schools.startsAt(intake)}. Nobody else loses a place for it.`,
      answerBy,
      page,
    },
  };
};

/** A move on a waiting list, to a family that asked to be told. */
function moved(known: ToSay, page: string): AnyLetter | undefined {
  const { order, waiting, child, schools } = known;
  const { intake, before } = order.about;
  const list = waiting.find((one) => one.intake === intake && one.state === 'waiting');
  const position = list?.position ?? null;
  if (list === undefined || position === null || typeof intake !== 'string') return undefined;
  return {
    ...letterOf(known),
    kind: 'waiting-list-place',
    data: {
      child,
      school: schools.nameOf(intake),
      waiting: waitingPlace({ position, equals: list.equals }),
      ...(typeof before === 'number' ? { before } : {}),
      ...(list.because === null ? {} : { because: sayMove(list.because) }),
      keptUntil: `${schools.round.year}-12-31`,
      page,
    },
  };
}
