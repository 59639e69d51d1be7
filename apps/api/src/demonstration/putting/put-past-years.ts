import { systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import { log } from '../../platform';
import { PutInPastYears } from '../../prospectus';
import { ClockAndDatabase } from '../clock/forward-clock';
import { DemonstrationStore } from '../demonstration.store';
import { TownBook } from '../town/town-book';
import { TownRound } from './town-round';

/** The job of giving the town its earlier years. */
export const puttingPastYears = 'demonstration.past-years';

/**
 * Gives the town the last three years, for families who want to know how it went then.
 *
 * A job of its own after the town is in: the town can be used meanwhile, and only likelihoods say nothing yet.
 */
@Injectable()
export class PutPastYears {
  constructor(
    private readonly years: PutInPastYears,
    private readonly rounds: TownRound,
    private readonly store: DemonstrationStore,
    private readonly book: TownBook,
    private readonly on: ClockAndDatabase,
  ) {}

  async run(): Promise<void> {
    const begun = await this.on.database.inTransaction(systemActor, (tx) => this.store.read(tx));
    const round = await this.rounds.find();
    if (begun === undefined || round === undefined) return;
    await this.years.run(this.book.of(begun).town, round.id);
    log.event('demonstration.past-years-in', { children: begun.children });
  }
}
