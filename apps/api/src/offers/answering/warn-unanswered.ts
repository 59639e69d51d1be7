import { Injectable } from '@nestjs/common';
import { type Actor, addDays, type DateOnly, systemActor } from '@kernel';
import { mustServe, SchoolsReader } from '../../schools';
import { refusals } from '../offers.refusals';
import { Work } from '../work';
import { AnswersStore } from './answers.store';

/** The least number of days that a warning leaves. */
const leastDays = 10;

/** Whom to warn, and until when they may still answer. */
export interface ToWarn {
  readonly round: string;
  readonly offers: readonly string[];
  readonly until: DateOnly;
}

/** Warns families who were asked again and still have not answered, with the day after which the offer may be withdrawn (2.12). */
@Injectable()
export class WarnUnanswered {
  constructor(
    private readonly store: AnswersStore,
    private readonly schools: SchoolsReader,
    private readonly work: Work,
  ) {}

  /** Gives back how many were warned; all of them, or nobody when one may not be warned. */
  async run({ round, offers, until }: ToWarn, actor: Actor): Promise<{ warned: number }> {
    const { database, clock, audit } = this.work;
    return database.inTransaction(systemActor, async (tx) => {
      const { authority } = await this.schools.round(tx, round);
      mustServe(actor, authority);
      if (until < addDays(clock.today(), leastDays)) throw refusals.warningTooShort();
      const wanted = [...new Set(offers)];
      const warned = await this.store.warn(tx, wanted, { round, at: clock.now(), until });
      if (warned.length < wanted.length) throw refusals.notChased();
      await audit.appendAll(
        tx,
        warned.map(({ id, child }) => ({
          kind: 'offer.warned',
          actor,
          authority,
          child,
          subject: id,
          about: { until },
        })),
      );
      return { warned: warned.length };
    });
  }
}
