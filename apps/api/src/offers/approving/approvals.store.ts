import { Injectable } from '@nestjs/common';
import type { ExtraPlace, Withdrawal } from '@contract';
import type { Tx } from '../../platform';
import { ExtraPlaceEntity, WithdrawalEntity } from '../entities/approval.entity';

/** How a proposal was decided. */
export interface HowDecided {
  readonly state: 'approved' | 'refused';
  readonly by: string;
  readonly at: Date;
  readonly reason: string;
}

/** Writes and reads what waits for a second officer. */
@Injectable()
export class ApprovalsStore {
  async proposeWithdrawal(tx: Tx, withdrawal: Partial<WithdrawalEntity>): Promise<void> {
    await tx.getRepository(WithdrawalEntity).insert(withdrawal);
  }

  async proposePlace(tx: Tx, place: Partial<ExtraPlaceEntity>): Promise<void> {
    await tx.getRepository(ExtraPlaceEntity).insert(place);
  }

  /** Whether a withdrawal of the offer waits for a decision. */
  async withdrawalIsOpen(tx: Tx, offer: string): Promise<boolean> {
    return tx.getRepository(WithdrawalEntity).existsBy({ offer, state: 'proposed' });
  }

  /** Whether a place for the child in the round waits for a decision. */
  async placeIsOpen(tx: Tx, child: string, round: string): Promise<boolean> {
    return tx.getRepository(ExtraPlaceEntity).existsBy({ child, round, state: 'proposed' });
  }

  /** Holds a proposal for this transaction; nothing when there is none for whoever asks. */
  async holdWithdrawal(tx: Tx, id: string): Promise<WithdrawalEntity | null> {
    return tx.getRepository(WithdrawalEntity).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async holdPlace(tx: Tx, id: string): Promise<ExtraPlaceEntity | null> {
    return tx.getRepository(ExtraPlaceEntity).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async decideWithdrawal(tx: Tx, id: string, { state, by, at, reason }: HowDecided): Promise<void> {
    await tx
      .getRepository(WithdrawalEntity)
      .update({ id }, { state, decidedBy: by, decidedAt: at, decisionReason: reason });
  }

  async decidePlace(tx: Tx, id: string, { state, by, at, reason }: HowDecided): Promise<void> {
    await tx
      .getRepository(ExtraPlaceEntity)
      .update({ id }, { state, decidedBy: by, decidedAt: at, decisionReason: reason });
  }

  /** Writes down which offer an approved place became. */
  async became(tx: Tx, place: string, offer: string): Promise<void> {
    await tx.getRepository(ExtraPlaceEntity).update({ id: place }, { offer });
  }

  /** Withdraws an offer that a second officer agreed to withdraw. */
  async withdraw(
    tx: Tx,
    { offer, ground, reason }: Pick<WithdrawalEntity, 'offer' | 'ground' | 'reason'>,
    { at, appealBy }: { at: Date; appealBy: string },
  ): Promise<void> {
    await tx.query(
      `UPDATE offers SET state = 'withdrawn', ended_at = $2, ground = $3, because = $4, appeal_by = $5 WHERE id = $1`,
      [offer, at, ground, reason, appealBy],
    );
  }

  /** A child who was given a place waits for it no longer. */
  async placed(tx: Tx, { child, intake, at }: { child: string; intake: string; at: Date }): Promise<void> {
    await tx.query(
      `UPDATE waiting SET state = 'placed', changed_at = $3 WHERE child = $1 AND intake = $2 AND state IN ('waiting', 'left')`,
      [child, intake, at],
    );
  }

  async withdrawal(tx: Tx, id: string): Promise<Withdrawal> {
    return withdrawalOf(await tx.getRepository(WithdrawalEntity).findOneByOrFail({ id }));
  }

  async place(tx: Tx, id: string): Promise<ExtraPlace> {
    return placeOf(await tx.getRepository(ExtraPlaceEntity).findOneByOrFail({ id }));
  }

  /** What waits for a second officer in a round, oldest first. */
  async open(tx: Tx, round: string): Promise<{ withdrawals: Withdrawal[]; places: ExtraPlace[] }> {
    const where = { round, state: 'proposed' };
    const order = { proposedAt: 'ASC' } as const;
    const withdrawals = await tx.getRepository(WithdrawalEntity).find({ where, order });
    const places = await tx.getRepository(ExtraPlaceEntity).find({ where, order });
    return { withdrawals: withdrawals.map(withdrawalOf), places: places.map(placeOf) };
  }
}

function withdrawalOf({ authority: _authority, round: _round, ...found }: WithdrawalEntity): Withdrawal {
  return { ...found, ...moments(found) } as Withdrawal;
}

function placeOf({ authority: _authority, ...found }: ExtraPlaceEntity): ExtraPlace {
  return { ...found, ...moments(found) } as ExtraPlace;
}

function moments({ proposedAt, decidedAt }: { proposedAt: Date; decidedAt: Date | null }): {
  proposedAt: string;
  decidedAt: string | null;
} {
  return { proposedAt: proposedAt.toISOString(), decidedAt: decidedAt?.toISOString() ?? null };
}
