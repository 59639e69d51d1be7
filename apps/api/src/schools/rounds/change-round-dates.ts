import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { NewRoundDates, Round } from '@contract';
import { Audit } from '../../audit';
import { Clock, Database } from '../../platform';
import { mustServe } from '../may-set';
import { refusals } from '../schools.refusals';
import { inOrder } from './round-dates';
import { RoundsReader } from './rounds.reader';
import { RoundsStore } from './rounds.store';

const named = ['opens', 'lateUntil', 'addressesUntil', 'answersBy'] as const;

/** Changes dates of a round that its scheme sets. The law's dates never change, nor does a date that has passed. */
@Injectable()
export class ChangeRoundDates {
  constructor(
    private readonly database: Database,
    private readonly store: RoundsStore,
    private readonly reader: RoundsReader,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, id: string, { reason, ...wanted }: NewRoundDates): Promise<Round> {
    return this.database.inTransaction(actor, async (tx) => {
      await this.store.lock(tx, id);
      const round = await this.reader.round(tx, id);
      mustServe(actor, round.authority);
      const changed = named.filter((date) => wanted[date] !== undefined && wanted[date] !== round.dates[date]);
      const today = this.clock.today();
      for (const date of changed) {
        if (round.dates[date] < today || (wanted[date] ?? '') < today) {
          throw refusals.datePassed({
            fields: [{ field: date, says: `It is ${today}; the date was ${round.dates[date]}.` }],
          });
        }
      }
      const releaseTime = wanted.releaseTime ?? round.releaseTime;
      if (releaseTime !== round.releaseTime && round.stage === 'offered') throw refusals.datePassed();
      const dates = { ...round.dates, ...Object.fromEntries(changed.map((date) => [date, wanted[date]])) };
      if (!inOrder(dates)) throw refusals.datesOutOfOrder();
      await this.store.setDates(tx, id, dates, releaseTime);
      await this.audit.append(tx, {
        kind: 'round.dates-changed',
        actor,
        authority: round.authority,
        subject: id,
        about: {
          reason,
          ...Object.fromEntries(changed.map((date) => [date, [round.dates[date], dates[date]]])),
          ...(releaseTime === round.releaseTime ? {} : { releaseTime: [round.releaseTime, releaseTime] }),
        },
      });
      return this.reader.round(tx, id);
    });
  }
}
