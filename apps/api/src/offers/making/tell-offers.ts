import { Injectable } from '@nestjs/common';
import { type DateOnly, systemActor } from '@kernel';
import { Audit, type NewHappening } from '../../audit';
import { Jobs, type Tx } from '../../platform';
import { chaseAt } from './days';
import type { NewOffer, OfRun } from './offers.store';
import type { ReleasedRun } from './read-released';

/** Tells the audit of offers made, and asks for families who do not answer to be asked again. */
@Injectable()
export class TellOffers {
  constructor(
    private readonly audit: Audit,
    private readonly jobs: Jobs,
  ) {}

  /** One happening for the run, which letters follow, and one for each child, which their timeline shows. */
  async tell(tx: Tx, { of, offers, refusals, answerBy }: ReleasedRun): Promise<void> {
    const { run, round, authority } = of;
    const visibleFrom = of.visibleFrom.toISOString();
    const actor = systemActor;
    const made: NewHappening = { kind: 'offers.made', actor, authority, subject: run, about: { round, visibleFrom } };
    const refused = refusals.map(({ id, child, intake }): NewHappening => {
      return { kind: 'preference.refused', actor, authority, child, subject: id, about: { intake, run, visibleFrom } };
    });
    await this.audit.appendAll(tx, [...offers.flatMap((offer) => happeningsOf(of, offer)), ...refused, made]);
    await this.chase(tx, of, answerBy);
  }

  /** Families who have not answered by then are asked again the next morning. */
  async chase(tx: Tx, { round, authority }: Pick<OfRun, 'round' | 'authority'>, answerBy: DateOnly): Promise<void> {
    const dueAt = chaseAt(answerBy);
    await this.jobs.add(tx, { kind: 'offers.chase', subject: round, authority, dueAt, key: `${round} ${answerBy}` });
  }
}

function happeningsOf({ run, authority, visibleFrom }: OfRun, offer: NewOffer): readonly NewHappening[] {
  const { id, child, school, intake, how, replaces } = offer;
  const actor = systemActor;
  const about = { intake, how, run, visibleFrom: visibleFrom.toISOString() };
  const made: NewHappening = { kind: 'offer.made', actor, authority, school, child, subject: id, about };
  if (replaces === null) return [made];
  // The school of the old place hears of it by its own list; this line is of the child's own timeline.
  return [{ kind: 'offer.replaced', actor, authority, child, subject: replaces, about: { by: id } }, made];
}
