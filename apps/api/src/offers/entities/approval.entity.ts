import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { OfferEntity } from './offer.entity';

/** What every proposal has that needs a second officer. */
abstract class Approval {
  @Column({ type: 'text' })
  authority!: string;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'text' })
  state!: string;

  @Column({ type: 'text', name: 'proposed_by' })
  proposedBy!: string;

  @Column({ type: 'timestamptz', name: 'proposed_at' })
  proposedAt!: Date;

  @Column({ type: 'text', name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'decided_at', nullable: true })
  decidedAt!: Date | null;

  @Column({ type: 'text', name: 'decision_reason', nullable: true })
  decisionReason!: string | null;
}

const decided = `(state <> 'proposed') = (decided_by IS NOT NULL AND decided_at IS NOT NULL AND decision_reason IS NOT NULL)`;

/** A proposal to withdraw an offer, on one of the three grounds of the Code (2.12). */
@Entity('withdrawals')
@Index('withdrawals_one_open', ['offer'], { unique: true, where: `state = 'proposed'` })
@Index('withdrawals_round', ['round', 'proposedAt'])
@Check('withdrawals_ground_check', `ground IN ('made-in-error', 'no-answer', 'misleading')`)
@Check('withdrawals_reason_check', `reason <> ''`)
@Check('withdrawals_state_check', `state IN ('proposed', 'approved', 'refused')`)
@Check('withdrawals_two_officers_check', 'decided_by IS NULL OR decided_by <> proposed_by')
@Check('withdrawals_decided_check', decided)
export class WithdrawalEntity extends Approval {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'withdrawals_pkey' })
  id!: string;

  @ForeignKey(() => OfferEntity, 'id', { name: 'withdrawals_offer_fkey' })
  @Column({ type: 'uuid' })
  offer!: string;

  @Column({ type: 'uuid' })
  child!: string;

  @Column({ type: 'uuid' })
  round!: string;

  @Column({ type: 'text' })
  ground!: string;
}

/** A proposal for a place outside the order of the list: directed, won on appeal, to put a mistake right (1.4), or by fair access (2.15). */
@Entity('extra_places')
@Index('extra_places_one_open', ['child', 'round'], { unique: true, where: `state = 'proposed'` })
@Index('extra_places_round', ['round', 'proposedAt'])
@Check('extra_places_kind_check', `kind IN ('directed', 'appeal', 'remedy', 'fair-access')`)
@Check('extra_places_reason_check', `reason <> ''`)
@Check('extra_places_state_check', `state IN ('proposed', 'approved', 'refused')`)
@Check('extra_places_two_officers_check', 'decided_by IS NULL OR decided_by <> proposed_by')
@Check('extra_places_decided_check', decided)
export class ExtraPlaceEntity extends Approval {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'extra_places_pkey' })
  id!: string;

  @ForeignKey('RoundEntity', 'id', { name: 'extra_places_round_fkey' })
  @Column({ type: 'uuid' })
  round!: string;

  @ForeignKey('ChildEntity', 'id', { name: 'extra_places_child_fkey' })
  @Column({ type: 'uuid' })
  child!: string;

  @ForeignKey('IntakeEntity', 'id', { name: 'extra_places_intake_fkey' })
  @Column({ type: 'uuid' })
  intake!: string;

  @Column({ type: 'text' })
  kind!: string;

  @ForeignKey(() => OfferEntity, 'id', { name: 'extra_places_offer_fkey' })
  @Column({ type: 'uuid', nullable: true })
  offer!: string | null;
}
