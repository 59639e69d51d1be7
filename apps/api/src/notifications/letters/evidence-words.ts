import { addDays, compareDays, type DateOnly, dateOnly } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { Round } from '@contract';
import { Clock } from '../../platform';
import type { AnyLetter, Recipient } from '../notifications.types';
import type { ChildInLetter } from '../writing/children-in-letters';
import { LetterHouse } from '../writing/letter-house';
import type { FoundOfOrder } from './evidence-for-letters';
import { sayClaim } from './say-claim';
import { asSentence } from './sentences';

/** How many days a family has to send more, when the round leaves no later day. */
const daysToSend = 10;

type ToSay = FoundOfOrder & {
  readonly to: Recipient;
  readonly child: ChildInLetter;
  readonly round: Round;
  readonly schoolOf: (school: string) => string;
};

/** What letters about evidence say. */
@Injectable()
export class EvidenceWords {
  constructor(
    private readonly house: LetterHouse,
    private readonly clock: Clock,
  ) {}

  letter({ order, finding, claim, application, documents, to, child, round, schoolOf }: ToSay): AnyLetter {
    const { cause, authority, at } = order;
    const letter = { cause, authority, child: claim.child, application: application.id, to, seenFrom: at };
    const claimed = {
      child,
      claim: sayClaim(claim.claim, child.called, schoolOf),
      ...(documents.length === 0 ? {} : { document: listed(documents) }),
      page: this.house.page(`applications/${application.id}`),
    };
    const reason = asSentence(finding.reason);
    switch (finding.outcome) {
      case 'accepted':
        return { ...letter, kind: 'evidence-accepted', data: claimed };
      case 'refused': {
        const until = this.until(round);
        return {
          ...letter,
          kind: 'evidence-refused',
          data: { ...claimed, reason, ...(until === undefined ? {} : { sendBy: until }) },
        };
      }
      case 'more-needed': {
        const sendBy = this.until(round) ?? addDays(this.clock.today(), daysToSend);
        return { ...letter, kind: 'evidence-more-needed', data: { ...claimed, needed: reason, sendBy } };
      }
    }
  }

  /** The last day on which something may still be sent for offer day; nothing when it has passed. */
  private until({ dates }: Round): DateOnly | undefined {
    const today = this.clock.today();
    return [dates.closes, dates.lateUntil].map(dateOnly).find((day) => compareDays(day, today) >= 0);
  }
}

/** Names in a row: "a, b and c". */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
