import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, addDays, dayOf } from '@kernel';
import type { ExtraPlace } from '@contract';
import { ApplicationsReader } from '../../applications';
import type { Tx } from '../../platform';
import { mustServe, SchoolsReader } from '../../schools';
import { daysToAnswer } from '../making/days';
import { OffersStore } from '../making/offers.store';
import { OffersReader } from '../offers.reader';
import { refusals } from '../offers.refusals';
import type { PlaceToPropose } from '../offers.types';
import { Work } from '../work';
import { ApprovalsStore } from './approvals.store';
import type { ToDecide } from './withdraw-offer';

/**
 * Proposes a place outside the order of the list. One that was directed, won on appeal or puts a mistake right goes over
 * the number, which does not stand in its way (1.4). One by the fair access protocol takes the next place that is free,
 * before everybody who waits (2.15), and goes over the number only where none is.
 */
@Injectable()
export class ProposePlace {
  constructor(
    private readonly store: ApprovalsStore,
    private readonly offers: OffersReader,
    private readonly schools: SchoolsReader,
    private readonly applications: ApplicationsReader,
    private readonly work: Work,
  ) {}

  async run(place: PlaceToPropose, actor: Actor): Promise<ExtraPlace> {
    return this.work.database.inTransaction(actor, (tx) => this.within(tx, place, actor));
  }

  /** The same in a transaction that the caller has begun, such as that of a correction. */
  async within(tx: Tx, { round, child, intake, kind, reason }: PlaceToPropose, actor: Actor): Promise<ExtraPlace> {
    const { clock, audit } = this.work;
    const { authority } = await this.schools.round(tx, round);
    mustServe(actor, authority);
    const school = (await this.schools.intakes(tx, [intake])).get(intake);
    if (school?.round !== round) throw refusals.otherRound();
    if ((await this.applications.ofChild(tx, round, child, clock.now())) === undefined) throw refusals.noApplication();
    if ((await this.offers.live(tx, round, [child])).get(child)?.intake === intake) throw refusals.hasThisPlace();
    if (await this.store.placeIsOpen(tx, child, round)) throw refusals.alreadyProposed();
    const id = randomUUID();
    await this.store.proposePlace(tx, {
      id,
      authority,
      round,
      child,
      intake,
      kind,
      reason,
      state: 'proposed',
      proposedBy: actor.account,
      proposedAt: clock.now(),
    });
    await audit.append(tx, {
      kind: 'extra-place.proposed',
      actor,
      authority,
      child,
      subject: id,
      about: { intake, kind },
    });
    return this.store.place(tx, id);
  }
}

/** Approves or refuses a proposed place, as a second officer. Approved, it is offered at once, in the place of any other offer. */
@Injectable()
export class DecidePlace {
  constructor(
    private readonly store: ApprovalsStore,
    private readonly offers: OffersReader,
    private readonly writing: OffersStore,
    private readonly schools: SchoolsReader,
    private readonly work: Work,
  ) {}

  async run(decided: ToDecide & { place: string }, actor: Actor): Promise<ExtraPlace> {
    return this.work.database.inTransaction(actor, (tx) => this.within(tx, decided, actor));
  }

  /** The same in a transaction that the caller has begun. */
  async within(
    tx: Tx,
    { place: id, approve, reason }: ToDecide & { place: string },
    actor: Actor,
  ): Promise<ExtraPlace> {
    const { clock, audit } = this.work;
    const proposed = await this.store.holdPlace(tx, id);
    if (proposed === null) throw refusals.noProposal();
    const { authority, child } = proposed;
    mustServe(actor, authority);
    if (proposed.state !== 'proposed') throw refusals.alreadyDecided();
    if (proposed.proposedBy === actor.account) throw refusals.sameOfficer();
    const state = approve ? 'approved' : 'refused';
    await this.store.decidePlace(tx, id, { state, by: actor.account, at: clock.now(), reason });
    if (approve) await this.give(tx, proposed, actor);
    else await audit.append(tx, { kind: 'extra-place.refused', actor, authority, child, subject: id });
    return this.store.place(tx, id);
  }

  private async give(
    tx: Tx,
    place: { id: string; authority: string; round: string; child: string; intake: string; kind: string },
    actor: Actor,
  ): Promise<void> {
    const { clock, audit } = this.work;
    const { authority, round, child, intake } = place;
    const now = (await this.offers.live(tx, round, [child])).get(child);
    if (now?.intake === intake) throw refusals.hasThisPlace();
    const { school } = await this.schools.intake(tx, intake);
    const at = clock.now();
    const offer = randomUUID();
    const how = place.kind as PlaceToPropose['kind'];
    if (now !== undefined) await this.writing.replace(tx, [now.id], at);
    const common = { authority, round, child, intake, school, how };
    const times = { offeredAt: at, answerBy: addDays(dayOf(at), daysToAnswer) };
    await this.writing.give(tx, { ...common, ...times, id: offer, counts: true, replaces: now?.id ?? null });
    await this.store.became(tx, place.id, offer);
    await this.store.placed(tx, { child, intake, at });
    const about = { intake, kind: how, replaces: now?.id ?? null, visibleFrom: at.toISOString() };
    await audit.append(tx, { kind: 'offer.given', actor, authority, school, child, subject: offer, about });
  }
}
