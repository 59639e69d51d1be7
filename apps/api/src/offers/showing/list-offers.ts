import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import {
  type AnswerOf,
  type InputOf,
  type offerRoutes,
  type OfferLine,
  type SchoolOfferLine,
  type VacancyLine,
} from '@contract';
import { ApplicationsReader, type ChildRecord } from '../../applications';
import { mustServe, SchoolsReader } from '../../schools';
import { nameOf } from '../child-name';
import { OffersReader } from '../offers.reader';
import type { OfferRow } from '../offers.types';
import { Work } from '../work';
import { OfferListsReader } from './offer-lists.reader';

type Routes = typeof offerRoutes;

/** Shows lists of offers: an officer those of a round, a school its own, without rank, reason or any other school. */
@Injectable()
export class ListOffers {
  constructor(
    private readonly lists: OfferListsReader,
    private readonly offers: OffersReader,
    private readonly schools: SchoolsReader,
    private readonly applications: ApplicationsReader,
    private readonly work: Work,
  ) {}

  /** A page of a round's offers. */
  async ofRound({ params, query }: InputOf<Routes['list']>, actor: Actor): Promise<AnswerOf<Routes['list']>> {
    const { database, audit, clock } = this.work;
    return database.inTransaction(actor, async (tx) => {
      const { authority } = await this.schools.round(tx, params.round);
      mustServe(actor, authority);
      const found = await this.lists.ofRound(tx, { ...query, ...params }, clock.today());
      const items = found.slice(0, query.limit);
      const children = await this.applications.children(
        tx,
        items.map(({ child }) => child),
      );
      await audit.read(tx, { kind: 'offers.read', actor, authority, subject: params.round });
      return {
        items: items.map((offer) => lineOf(offer, children.get(offer.child))),
        next: found.length > query.limit ? (items.at(-1)?.id ?? null) : null,
      };
    });
  }

  /** A page of a school's own offers. */
  async ofSchool({ params, query }: InputOf<Routes['ofSchool']>, actor: Actor): Promise<AnswerOf<Routes['ofSchool']>> {
    const { database, audit, clock } = this.work;
    return database.inTransaction(actor, async (tx) => {
      const { school, round } = await this.schools.intake(tx, params.intake);
      const { authority } = await this.schools.round(tx, round);
      const found = await this.lists.ofIntake(tx, params.intake, { ...query, at: clock.now() });
      const items = found.slice(0, query.limit);
      const children = await this.applications.children(
        tx,
        items.map(({ child }) => child),
      );
      await audit.read(tx, { kind: 'offers.read', actor, authority, school, subject: params.intake });
      return {
        items: items.map((offer) => schoolLineOf(offer, children.get(offer.child))),
        next: found.length > query.limit ? (items.at(-1)?.id ?? null) : null,
      };
    });
  }

  /** How full every intake of a round is. */
  async vacancies(round: string, actor: Actor): Promise<{ items: VacancyLine[] }> {
    return this.work.database.inTransaction(actor, async (tx) => {
      mustServe(actor, (await this.schools.round(tx, round)).authority);
      const found = await this.offers.vacancies(tx, round);
      return {
        items: found.map(({ taken, ...one }) => ({ ...one, unanswered: Math.max(0, taken - one.accepted) })),
      };
    });
  }
}

function lineOf(offer: OfferRow, child: ChildRecord | undefined): OfferLine {
  const { id, round, run, intake, school, state, how, answerBy, warnedUntil } = offer;
  return {
    ...{ id, round, run, intake, school, state, how, answerBy, warnedUntil },
    child: offer.child,
    childName: nameOf(child),
    offeredAt: offer.offeredAt.toISOString(),
    visibleFrom: offer.visibleFrom.toISOString(),
    answeredAt: offer.answeredAt?.toISOString() ?? null,
    chasedAt: offer.chasedAt?.toISOString() ?? null,
  };
}

function schoolLineOf(offer: OfferRow, child: ChildRecord | undefined): SchoolOfferLine {
  return {
    offer: offer.id,
    child: offer.child,
    childName: nameOf(child),
    dateOfBirth: child?.dateOfBirth ?? '',
    state: offer.state,
    offeredAt: offer.visibleFrom.toISOString(),
    answeredAt: offer.answeredAt?.toISOString() ?? null,
  };
}
