import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, dayOf, lastDayToAppeal } from '@kernel';
import type { Withdrawal, WithdrawalGround } from '@contract';
import { mustServe, SchoolsReader } from '../../schools';
import { OffersReader } from '../offers.reader';
import { refusals } from '../offers.refusals';
import { isLive, move } from '../offers.states';
import type { OfferRow } from '../offers.types';
import { Work } from '../work';
import { ApprovalsStore } from './approvals.store';

/** What one officer proposes. */
export interface WithdrawalToPropose {
  readonly offer: string;
  readonly ground: WithdrawalGround;
  readonly reason: string;
}

/** How another decides. */
export interface ToDecide {
  readonly approve: boolean;
  readonly reason: string;
}

/**
 * Proposes to withdraw an offer: made in error, unanswered after a warning, or won by misleading the authority (2.12).
 * There is no fourth ground.
 */
@Injectable()
export class ProposeWithdrawal {
  constructor(
    private readonly store: ApprovalsStore,
    private readonly offers: OffersReader,
    private readonly work: Work,
  ) {}

  async run({ offer: id, ground, reason }: WithdrawalToPropose, actor: Actor): Promise<Withdrawal> {
    const { database, clock, audit } = this.work;
    return database.inTransaction(actor, async (tx) => {
      const offer = await this.offers.offer(tx, id);
      mustServe(actor, offer.authority);
      checkGround(offer, ground, clock.today());
      if (await this.store.withdrawalIsOpen(tx, id)) throw refusals.alreadyProposed();
      const { authority, child, round } = offer;
      const withdrawal = randomUUID();
      await this.store.proposeWithdrawal(tx, {
        id: withdrawal,
        authority,
        offer: id,
        child,
        round,
        ground,
        reason,
        state: 'proposed',
        proposedBy: actor.account,
        proposedAt: clock.now(),
      });
      await audit.append(tx, {
        kind: 'withdrawal.proposed',
        actor,
        authority,
        child,
        subject: withdrawal,
        about: { offer: id, ground },
      });
      return this.store.withdrawal(tx, withdrawal);
    });
  }
}

/** Approves or refuses a proposed withdrawal, as a second officer; the family is told the same day, with the right to appeal. */
@Injectable()
export class DecideWithdrawal {
  constructor(
    private readonly store: ApprovalsStore,
    private readonly offers: OffersReader,
    private readonly schools: SchoolsReader,
    private readonly work: Work,
  ) {}

  async run({ withdrawal: id, approve, reason }: ToDecide & { withdrawal: string }, actor: Actor): Promise<Withdrawal> {
    const { database, clock, audit } = this.work;
    return database.inTransaction(actor, async (tx) => {
      const proposed = await this.store.holdWithdrawal(tx, id);
      if (proposed === null) throw refusals.noProposal();
      const { authority, child, offer: offerId } = proposed;
      const ground = proposed.ground as WithdrawalGround;
      mustServe(actor, authority);
      if (proposed.state !== 'proposed') throw refusals.alreadyDecided();
      if (proposed.proposedBy === actor.account) throw refusals.sameOfficer();
      const at = clock.now();
      await this.store.decideWithdrawal(tx, id, {
        state: approve ? 'approved' : 'refused',
        by: actor.account,
        at,
        reason,
      });
      if (approve) {
        const offer = await this.offers.offer(tx, offerId);
        checkGround(offer, ground, clock.today());
        const calendar = await this.schools.calendarOf(tx, { school: offer.school });
        await this.store.withdraw(tx, proposed, { at, appealBy: lastDayToAppeal(calendar, dayOf(at)) });
      }
      await audit.append(tx, {
        kind: approve ? 'offer.withdrawn' : 'withdrawal.refused',
        actor,
        authority,
        child,
        subject: approve ? offerId : id,
        about: { ground, withdrawal: id },
      });
      return this.store.withdrawal(tx, id);
    });
  }
}

/** Refuses what the ground does not allow: an offer that has ended, or silence that was not warned of in time. */
function checkGround(offer: OfferRow, ground: WithdrawalGround, today: string): void {
  if (!isLive(offer.state)) move(offer.state, 'withdrawn');
  if (ground !== 'no-answer') return;
  if (offer.state !== 'offered') throw refusals.wrongState({ says: 'This offer has been answered.' });
  if (offer.warnedUntil === null || offer.warnedUntil >= today) throw refusals.notWarned();
}
