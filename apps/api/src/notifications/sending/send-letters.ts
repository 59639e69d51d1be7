import { systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import { Database, log, type UnderWay } from '../../platform';
import { Addresses } from './addresses';
import { Carrier } from './carrier';
import { type Became, type ClaimedLetter, DeliveriesStore } from './deliveries.store';
import { Pace } from './pace';

/** How many letters are handed over side by side; as many may be left unsure when the process is killed. */
const lanes = 4;

/** After so many letters in a row that the carrier would not take, it is left alone for a while. */
const patience = 5;

/**
 * Hands letters that are due to the post: each at most once.
 *
 * A letter is claimed, and the claim committed, before the carrier is asked. If the process is killed in between, the
 * carrier is asked whether it has the letter; where it cannot tell, a person decides, and it never goes out again by itself.
 */
@Injectable()
export class SendLetters {
  constructor(
    private readonly database: Database,
    private readonly deliveries: DeliveriesStore,
    private readonly addresses: Addresses,
    private readonly carrier: Carrier,
    private readonly pace: Pace,
  ) {}

  async run(underWay: Pick<UnderWay, 'progress' | 'signal'>): Promise<void> {
    await this.lookForLeft();
    const most = this.pace.inOneStep();
    let sent = 0;
    let inVain = 0;
    while (sent < most && inVain < patience && !underWay.signal.aborted) {
      const claimed = await this.claim(Math.min(lanes, most - sent));
      if (claimed.length === 0) break;
      const became = await Promise.all(claimed.map((letter) => this.sendOne(letter)));
      sent += claimed.length;
      inVain = became.every((state) => state === 'waiting') ? inVain + became.length : 0;
      await underWay.progress(sent, most);
    }
    await this.pace.goOn(inVain >= patience);
  }

  /** Claims letters; what may not or cannot go by e-mail any more is put aside in the same transaction. */
  private async claim(most: number): Promise<readonly (ClaimedLetter & { readonly to: string })[]> {
    for (;;) {
      const [claimed, ready] = await this.database.inTransaction(systemActor, async (tx) => {
        const claimed = await this.deliveries.claim(tx, most, this.pace.now());
        return [claimed.length, await this.addresses.ready(tx, claimed)] as const;
      });
      if (ready.length > 0 || claimed === 0) return ready;
    }
  }

  private async sendOne(letter: ClaimedLetter & { readonly to: string }): Promise<Became['state']> {
    const became = await this.carrier.hand(letter);
    await this.write(letter, became);
    return became.state;
  }

  /** Finds out what became of letters whose worker was killed. */
  private async lookForLeft(): Promise<void> {
    const left = await this.database.inTransaction(systemActor, (tx) => this.deliveries.left(tx));
    for (const letter of left) await this.write(letter, await this.carrier.lookFor(letter));
    if (left.length > 0) log.event('letters.looked-for', { letters: left.length });
  }

  private async write(letter: ClaimedLetter, became: Became): Promise<void> {
    await this.database.inTransaction(systemActor, (tx) => this.deliveries.became(tx, letter, became));
  }
}
