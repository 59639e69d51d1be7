import { Injectable } from '@nestjs/common';
import { type Actor, systemActor } from '@kernel';
import type { Run } from '@contract';
import { PrepareRun } from '../../allocation';
import { mustServe, SchoolsReader } from '../../schools';
import { Work } from '../work';
import { HoldingsNow } from './holdings';
import { MadeAlready } from './made-already';

/** What an officer asks for. */
export interface ToReallocate {
  readonly round: string;
  readonly dry: boolean;
  readonly without?: readonly { readonly intake: string; readonly because: string }[];
}

/**
 * Prepares the run that fills vacancies: the same path as on offer day, entered by the same door.
 *
 * Every place held now is handed to it, and so is what families ask for no longer. Late applicants are in it by
 * themselves, on their criteria alone.
 */
@Injectable()
export class ReallocatePlaces {
  constructor(
    private readonly prepare: PrepareRun,
    private readonly holdings: HoldingsNow,
    private readonly schools: SchoolsReader,
    private readonly made: MadeAlready,
    private readonly work: Work,
  ) {}

  /** Gives back the run, prepared; it is decided, verified and explained by jobs, and released by a second officer. */
  async run({ round, dry, without = [] }: ToReallocate, actor: Actor): Promise<Run> {
    return this.work.database.inTransaction(systemActor, async (tx) => {
      mustServe(actor, (await this.schools.round(tx, round)).authority);
      await this.made.check(tx, round);
      const { held, off } = await this.holdings.of(tx, round);
      return this.prepare.within(tx, { round, kind: 'after-offer-day', dry, held, off, without }, actor);
    });
  }
}
