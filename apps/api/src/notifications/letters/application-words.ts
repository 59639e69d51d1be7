import { addDays, compareDays, type DateOnly, dateOnly, dayOf, daysBetween, timeOf } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { Round } from '@contract';
import type { ForLetters } from '../../applications';
import { Clock } from '../../platform';
import type { AnyLetter, LetterOrder, Recipient } from '../notifications.types';
import type { ChildInLetter } from '../writing/children-in-letters';
import { LetterHouse } from '../writing/letter-house';
import { asSentence } from './sentences';

/** How many days two parents have to agree, before the scheme's own rule decides. */
const daysToAgree = 14;

/** Everything a letter about an application is written from. */
interface Known {
  readonly order: LetterOrder;
  readonly application: ForLetters;
  readonly to: Recipient;
  readonly child: ChildInLetter;
  readonly round: Round;
  readonly page: string;
  readonly schoolOf: (intake: string) => string;
}

/** What letters about applications say, each from what is known when it is written. */
@Injectable()
export class ApplicationWords {
  constructor(
    private readonly house: LetterHouse,
    private readonly clock: Clock,
  ) {}

  /** The letter that the order asks for; nothing when there is nothing to be told any more. */
  letter(told: Omit<Known, 'page'>): AnyLetter | undefined {
    const known: Known = { ...told, page: this.house.page(`applications/${told.application.id}`) };
    switch (told.order.kind) {
      case 'application.submitted':
      case 'application.amended':
        return received(known);
      case 'application.submitted-late':
        return receivedLate(known);
      case 'application.withdrawn':
        return withdrawn(known);
      case 'application.voided':
        return setAside(known);
      case 'application.contested':
        return this.contested(known);
      case 'application.draft-reminder-due':
        return this.notSent(known);
      case 'conflict.resolved':
        return whichCounts(known);
      case 'lateness.decided':
        return latenessDecided(known);
      case 'age-group.decided':
        return ageGroupDecided(known);
      case 'change.decided':
        return changeDecided(known);
      default:
        throw new Error(`No letter about an application follows ${told.order.kind}.`);
    }
  }

  private notSent(known: Known): AnyLetter | undefined {
    const { round, child, application, page } = known;
    const closing = dateOnly(round.dates.closes);
    const daysLeft = daysBetween(this.clock.today(), closing);
    if (!application.unsent || daysLeft < 1) return undefined;
    const data = { child, closing, closingAt: '23:59', daysLeft, page };
    return { ...letterOf(known), kind: 'draft-not-sent', data };
  }

  /** To both, each on their own; with nothing of what the other wrote. */
  private contested(known: Known): AnyLetter | undefined {
    const { application, child, page, round } = known;
    if (!application.contested) return undefined;
    const today = this.clock.today();
    const agreeBy = earlier(addDays(today, daysToAgree), later(dateOnly(round.dates.lateUntil), addDays(today, 1)));
    return { ...letterOf(known), kind: 'two-applications', data: { child, agreeBy, page } };
  }
}

function letterOf({ order, application, to }: Known): Omit<AnyLetter, 'kind' | 'data'> {
  return {
    cause: order.cause,
    authority: application.authority,
    child: application.child,
    application: application.id,
    to,
    seenFrom: order.at,
  };
}

/** The version that was sent when the happening was told. */
function versionOf({ order, application }: Known): ForLetters['versions'][number] | undefined {
  const { version } = order.about;
  return application.versions.find(({ number }) => number === version) ?? application.versions.at(-1);
}

function received(known: Known): AnyLetter | undefined {
  const sent = versionOf(known);
  if (sent === undefined) return undefined;
  const { child, page, round, schoolOf, order } = known;
  const choices = sent.intakes.map((intake, at) => ({ choice: at + 1, school: schoolOf(intake) }));
  return {
    ...letterOf(known),
    kind: 'application-received',
    data: {
      child,
      receipt: sent.receipt,
      receivedOn: dayOf(sent.receivedAt),
      receivedAt: timeOf(sent.receivedAt),
      changed: order.kind === 'application.amended',
      choices,
      changeBy: round.dates.closes,
      offersOn: round.dates.offers,
      page,
    },
  };
}

function receivedLate(known: Known): AnyLetter | undefined {
  const sent = versionOf(known);
  if (sent === undefined) return undefined;
  const { child, page, round } = known;
  const { closes, lateUntil } = round.dates;
  const receivedOn = dayOf(sent.receivedAt);
  const inTime = compareDays(receivedOn, dateOnly(lateUntil)) <= 0;
  return {
    ...letterOf(known),
    kind: 'late-application-received',
    data: {
      child,
      receipt: sent.receipt,
      receivedOn,
      receivedAt: timeOf(sent.receivedAt),
      closing: closes,
      ...(inTime ? { reasonBy: lateUntil } : {}),
      page,
    },
  };
}

/** A draft that was never sent is withdrawn without a letter. */
function withdrawn(known: Known): AnyLetter | undefined {
  const sent = known.application.versions.at(-1);
  if (sent === undefined) return undefined;
  const { child, page, order } = known;
  const data = { child, receipt: sent.receipt, withdrawnOn: dayOf(order.at), page };
  return { ...letterOf(known), kind: 'application-withdrawn', data };
}

function setAside(known: Known): AnyLetter {
  const { child, page, application } = known;
  const reason = asSentence(application.endedBecause ?? 'An officer decided so');
  return { ...letterOf(known), kind: 'application-set-aside', data: { child, reason, page } };
}

/** Why one of two applications counts, by the basis on which it was decided; in words that tell nothing of the other. */
const bases: Readonly<Record<string, string>> = {
  'court-order': 'A court order says who may choose the school.',
  agreement: 'You both agreed on one application.',
  'stated-default': 'You did not agree in time, so our published rule decided.',
  withdrawn: 'One of the two was withdrawn.',
  'different-children': 'We looked again: the two are for different children.',
};

function whichCounts(known: Known): AnyLetter {
  const { child, page, order } = known;
  const { counts, basis } = order.about;
  const reason = bases[String(basis)] ?? 'An officer looked at both and decided.';
  const data = { child, counts: counts === true, reason, page };
  return { ...letterOf(known), kind: 'two-applications-decided', data };
}

/** One letter for all the schools of an application, once each of them is decided. */
function latenessDecided(known: Known): AnyLetter | undefined {
  const { application, child, page, schoolOf } = known;
  const about = application.decisions.filter((one) => one.about === 'lateness');
  if (application.latenessToDecide > 0 || about.length === 0) return undefined;
  const decided = about.map(({ intake, outcome, reason }) => ({
    school: schoolOf(intake),
    onTime: outcome === 'late-with-good-reason',
    reason: asSentence(reason),
  }));
  return { ...letterOf(known), kind: 'late-application-decided', data: { child, decided, page } };
}

function ageGroupDecided(known: Known): AnyLetter | undefined {
  const { application, child, page, order, schoolOf } = known;
  const { intake } = order.about;
  const decided = application.decisions.find((one) => one.about === 'age-group' && one.intake === intake);
  if (decided === undefined) return undefined;
  const agreed = decided.outcome === 'agreed';
  const reason = asSentence(decided.reason);
  const data = { child, school: schoolOf(decided.intake), agreed, reason, page };
  return { ...letterOf(known), kind: 'age-group-decided', data };
}

/** What each outcome means for the application. */
const outcomes: Readonly<Record<string, string>> = {
  now: 'We measure from the new address now.',
  'after-offers': 'We use the address you had before until places are offered, and the new one after that.',
  late: 'The schools you added are looked at after those that came in time.',
  'late-with-good-reason': 'The schools you added are looked at with all the others.',
  refused: 'Your application stays as it was.',
};

function changeDecided(known: Known): AnyLetter | undefined {
  const { application, child, page, order } = known;
  const decided = application.changes.find(({ id }) => id === order.about['change']);
  if (decided === undefined) return undefined;
  return {
    ...letterOf(known),
    kind: 'change-decided',
    data: {
      child,
      asked: decided.kind === 'address' ? 'a new address' : 'other schools',
      agreed: decided.outcome !== 'refused',
      means: outcomes[decided.outcome] ?? 'An officer will tell you what this means.',
      reason: asSentence(decided.decision),
      page,
    },
  };
}

function earlier(a: DateOnly, b: DateOnly): DateOnly {
  return compareDays(a, b) <= 0 ? a : b;
}

function later(a: DateOnly, b: DateOnly): DateOnly {
  return compareDays(a, b) >= 0 ? a : b;
}
