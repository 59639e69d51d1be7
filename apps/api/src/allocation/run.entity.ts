import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** One allocation: prepared, decided, verified, released; or withdrawn. */
@Entity('runs')
@Unique('runs_number_key', ['round', 'number'])
@Index('runs_one_offer_day', ['round'], { unique: true, where: `state = 'released' AND kind = 'offer-day'` })
@Check('runs_kind_check', `kind IN ('offer-day', 'after-offer-day')`)
@Check('runs_state_check', `state IN ('prepared', 'decided', 'verified', 'breached', 'released', 'withdrawn')`)
@Check('runs_two_officers_check', 'released_by IS NULL OR released_by <> prepared_by')
@Check(
  'runs_released_check',
  `(state = 'released') = (released_by IS NOT NULL AND released_at IS NOT NULL AND visible_from IS NOT NULL)`,
)
@Check('runs_dry_check', `NOT (dry AND state = 'released')`)
export class RunEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'runs_pkey' })
  id!: string;

  @Column({ type: 'text' })
  authority!: string;

  @ForeignKey('RoundEntity', 'id', { name: 'runs_round_fkey' })
  @Column({ type: 'uuid' })
  round!: string;

  @Column({ type: 'integer' })
  number!: number;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'boolean' })
  dry!: boolean;

  @Column({ type: 'text' })
  state!: string;

  @Column({ type: 'text', name: 'frozen_on' })
  frozenOn!: string;

  @Column({ type: 'jsonb' })
  asked!: object;

  @Column({ type: 'text' })
  snapshot!: string;

  @Column({ type: 'text', nullable: true })
  outcome!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  verification!: object | null;

  @Column({ type: 'jsonb', nullable: true })
  figures!: object | null;

  @Column({ type: 'boolean', default: false })
  explained!: boolean;

  @Column({ type: 'text', name: 'prepared_by' })
  preparedBy!: string;

  @Column({ type: 'timestamptz', name: 'prepared_at' })
  preparedAt!: Date;

  @Column({ type: 'timestamptz', name: 'decided_at', nullable: true })
  decidedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'verified_at', nullable: true })
  verifiedAt!: Date | null;

  @Column({ type: 'text', name: 'released_by', nullable: true })
  releasedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'released_at', nullable: true })
  releasedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'visible_from', nullable: true })
  visibleFrom!: Date | null;

  @Column({ type: 'text', name: 'withdrawn_by', nullable: true })
  withdrawnBy!: string | null;

  @Column({ type: 'timestamptz', name: 'withdrawn_at', nullable: true })
  withdrawnAt!: Date | null;

  @Column({ type: 'text', name: 'withdrawn_because', nullable: true })
  withdrawnBecause!: string | null;
}
