import { Injectable } from '@nestjs/common';
import { RunsReader } from '../../allocation';
import { Clock, type Tx } from '../../platform';
import { OffersStore } from '../making/offers.store';
import { refusals } from '../offers.refusals';

/** Refuses what can only follow the offers of a round while they are not made, or not shown yet. */
@Injectable()
export class MadeAlready {
  constructor(
    private readonly runs: RunsReader,
    private readonly store: OffersStore,
    private readonly clock: Clock,
  ) {}

  async check(tx: Tx, round: string): Promise<void> {
    const last = await this.runs.lastReleased(tx, round);
    const visibleFrom = last?.visibleFrom ?? null;
    if (last === null || visibleFrom === null || visibleFrom > this.clock.now()) throw refusals.notOffered();
    if (!(await this.store.wereMade(tx, last.id))) throw refusals.notOffered();
  }
}
