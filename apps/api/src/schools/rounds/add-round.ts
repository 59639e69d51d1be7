import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { NewRound, Round } from '@contract';
import { Audit } from '../../audit';
import { Database } from '../../platform';
import { AuthoritiesReader } from '../authorities/authorities.reader';
import { Calendars } from '../calendars';
import { mustServe } from '../may-set';
import { refusals } from '../schools.refusals';
import { datesOf, inOrder, timetableOf } from './round-dates';
import { RoundsReader } from './rounds.reader';
import { RoundsStore } from './rounds.store';

const starts: Readonly<Record<NewRound['phase'], string>> = {
  primary: 'Reception',
  junior: 'Junior',
  middle: 'Middle school',
  secondary: 'Year 7',
  upper: 'Upper school',
};

/** Adds a round: its dates follow from the law and from the authority's scheme, whose terms it keeps from then on. */
@Injectable()
export class AddRound {
  constructor(
    private readonly database: Database,
    private readonly store: RoundsStore,
    private readonly reader: RoundsReader,
    private readonly authorities: AuthoritiesReader,
    private readonly audit: Audit,
    private readonly calendars: Calendars,
  ) {}

  async run(actor: Actor, { authority, phase, year, title }: NewRound): Promise<Round> {
    mustServe(actor, authority);
    return this.database.inTransaction(actor, async (tx) => {
      const { name, scheme } = await this.authorities.authority(tx, authority);
      if (scheme === null) throw refusals.noScheme();
      const timetable = timetableOf(phase, scheme);
      const { preferences, fallback, fallbackMeasure, releaseTime, ...terms } = scheme[timetable];
      const dates = datesOf(timetable, year, scheme[timetable], this.calendars.england);
      if (!inOrder(dates))
        throw refusals.datesOutOfOrder({
          says: `The days of the scheme (${Object.values(terms).join(', ')}) do not fit around the law's dates, ${dates.closes} and ${dates.offers}.`,
        });
      const id = randomUUID();
      const added = await this.store.add(tx, {
        id,
        authority,
        phase,
        timetable,
        year,
        title: title ?? `${starts[phase]} places in ${name}, September ${year}`,
        preferences,
        fallback,
        fallbackMeasure,
        dates,
        releaseTime,
      });
      if (!added) throw refusals.roundExists();
      await this.audit.append(tx, {
        kind: 'round.added',
        actor,
        authority,
        subject: id,
        about: { phase, year, ...dates },
      });
      return this.reader.round(tx, id);
    });
  }
}
