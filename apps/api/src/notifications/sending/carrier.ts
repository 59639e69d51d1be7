import { Injectable } from '@nestjs/common';
import { Clock, log, Post, PostAway } from '../../platform';
import { digestOf } from '../writing/keep-letters';
import type { Became, ClaimedLetter } from './deliveries.store';

/** After so many attempts a letter is refused, for an officer to see. */
const mostAttempts = 12;

/** The post, as it is used for letters: every answer of it is one of what may become of a letter. */
@Injectable()
export class Carrier {
  constructor(
    private readonly post: Post,
    private readonly clock: Clock,
  ) {}

  /** Hands a letter over. */
  async hand(letter: ClaimedLetter & { readonly to: string }): Promise<Became> {
    const { to, subject, text, document } = letter;
    if (digestOf(letter) !== letter.digest) {
      return { state: 'refused', to: null, says: 'The letter is not as it was written; it was not sent.' };
    }
    try {
      const delivery = await this.post.send({ id: nameOf(letter), to, subject, text, html: document });
      return delivery.outcome === 'sent'
        ? { state: 'sent', to, reference: delivery.reference, at: this.clock.now() }
        : { state: 'refused', to, says: delivery.why };
    } catch (error) {
      if (!(error instanceof PostAway)) log.defect(error, 'handing a letter to the post');
      const maybeSent = !(error instanceof PostAway) || error.maybeSent;
      return maybeSent ? this.lookFor(letter, to) : this.again(letter);
    }
  }

  /** Asks the carrier for a letter that may have been sent. */
  async lookFor(letter: ClaimedLetter, to: string | null = null): Promise<Became> {
    try {
      const found = await this.post.whereabouts(nameOf(letter));
      if (found.outcome === 'sent') return { state: 'sent', to, reference: found.reference, at: this.clock.now() };
      if (found.outcome === 'never') return this.again(letter);
    } catch (error) {
      if (!(error instanceof PostAway)) log.defect(error, 'asking the post for a letter');
    }
    return { state: 'unsure', to, says: 'The answer of the carrier was lost: the letter may have been sent.' };
  }

  /** Certainly not sent: it waits, longer each time. */
  private again({ attempts }: ClaimedLetter): Became {
    if (attempts >= mostAttempts) {
      return { state: 'refused', to: null, says: `The carrier did not take it in ${attempts} attempts.` };
    }
    const wait = Math.min(60, 2 ** (attempts - 1)) * 60_000;
    const dueAt = new Date(this.clock.now().getTime() + wait);
    return { state: 'waiting', says: 'The carrier could not take it; it is tried again.', dueAt };
  }
}

/** The name of a letter at the carrier: always the same, so that a double can be known. */
function nameOf({ letter }: ClaimedLetter): string {
  return `letter ${letter}`;
}
