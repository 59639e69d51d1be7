import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** A place offered to one child. Live while it is offered or accepted; the database keeps it to one a round. */
@Entity('offers')
@Unique('offers_receipt_key', ['receipt'])
@Unique('offers_replaces_key', ['replaces'])
@Index('offers_one_live', ['child', 'round'], { unique: true, where: `state IN ('offered', 'accepted')` })
@Index('offers_child', ['child', 'round', 'visibleFrom'])
@Index('offers_round', ['round', 'id'])
@Index('offers_intake', ['intake', 'id'])
@Index('offers_run', ['run'])
@Check(
  'offers_how_check',
  `how IN ('preference', 'fallback', 'over-number', 'ehc-plan', 'directed', 'appeal', 'remedy', 'fair-access')`,
)
@Check('offers_state_check', `state IN ('offered', 'accepted', 'declined', 'withdrawn', 'lapsed', 'replaced')`)
@Check('offers_ground_check', `ground IN ('made-in-error', 'no-answer', 'misleading')`)
@Check('offers_run_check', `(run IS NULL) = (how IN ('directed', 'appeal', 'remedy', 'fair-access'))`)
@Check(
  'offers_answered_check',
  `state NOT IN ('accepted', 'declined') OR (answered_at IS NOT NULL AND receipt IS NOT NULL)`,
)
@Check('offers_withdrawn_check', `(state = 'withdrawn') = (ground IS NOT NULL AND because IS NOT NULL)`)
@Check(
  'offers_warned_check',
  '(warned_at IS NULL) = (warned_until IS NULL) AND (warned_at IS NULL OR chased_at IS NOT NULL)',
)
@Check('offers_ended_check', `(state IN ('offered', 'accepted')) = (ended_at IS NULL)`)
export class OfferEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'offers_pkey' })
  id!: string;

  @Column({ type: 'text' })
  authority!: string;

  @ForeignKey('RoundEntity', 'id', { name: 'offers_round_fkey' })
  @Column({ type: 'uuid' })
  round!: string;

  @ForeignKey('RunEntity', 'id', { name: 'offers_run_fkey' })
  @Column({ type: 'uuid', nullable: true })
  run!: string | null;

  @ForeignKey('ChildEntity', 'id', { name: 'offers_child_fkey' })
  @Column({ type: 'uuid' })
  child!: string;

  @ForeignKey('IntakeEntity', 'id', { name: 'offers_intake_fkey' })
  @Column({ type: 'uuid' })
  intake!: string;

  @ForeignKey('SchoolEntity', 'id', { name: 'offers_school_fkey' })
  @Column({ type: 'text' })
  school!: string;

  @Column({ type: 'text', nullable: true })
  pool!: string | null;

  @Column({ type: 'text' })
  how!: string;

  @Column({ type: 'boolean' })
  counts!: boolean;

  @Column({ type: 'text' })
  state!: string;

  @Column({ type: 'timestamptz', name: 'offered_at' })
  offeredAt!: Date;

  @Column({ type: 'timestamptz', name: 'visible_from' })
  visibleFrom!: Date;

  @Column({ type: 'date', name: 'answer_by' })
  answerBy!: string;

  @Column({ type: 'timestamptz', name: 'answered_at', nullable: true })
  answeredAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  receipt!: string | null;

  @Column({ type: 'timestamptz', name: 'chased_at', nullable: true })
  chasedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'warned_at', nullable: true })
  warnedAt!: Date | null;

  @Column({ type: 'date', name: 'warned_until', nullable: true })
  warnedUntil!: string | null;

  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  ground!: string | null;

  @Column({ type: 'text', nullable: true })
  because!: string | null;

  @Column({ type: 'date', name: 'appeal_by', nullable: true })
  appealBy!: string | null;

  @ForeignKey(() => OfferEntity, 'id', { name: 'offers_replaces_fkey' })
  @Column({ type: 'uuid', nullable: true })
  replaces!: string | null;
}
