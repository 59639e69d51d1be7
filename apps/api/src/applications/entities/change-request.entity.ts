import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ApplicationEntity } from './application.entity';
import { ChildEntity } from './child.entity';

/** A change asked for after closing day, and what an officer decided. */
@Entity('change_requests')
@Check('change_requests_decided_check', `num_nulls(outcome, decision, decided_by, decided_at) IN (0, 4)`)
@Check(
  'change_requests_kinds_check',
  `outcome IS NULL OR outcome = 'refused' OR (kind = 'address') = (outcome IN ('now', 'after-offers'))`,
)
@Check('change_requests_kind_check', `kind IN ('address', 'preferences')`)
@Check('change_requests_reason_check', `reason <> ''`)
@Check(
  'change_requests_outcome_check',
  `outcome IN ('now', 'after-offers', 'late', 'late-with-good-reason', 'refused')`,
)
@Index('change_requests_one_open', ['application', 'kind'], { unique: true, where: `decided_at IS NULL` })
@Index('change_requests_authority', ['authority'], { where: `decided_at IS NULL` })
export class ChangeRequestEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'change_requests_pkey' })
  id!: string;

  @ForeignKey(() => ApplicationEntity, 'id', { name: 'change_requests_application_fkey' })
  @Column({ type: 'uuid' })
  application!: string;

  @ForeignKey(() => ChildEntity, 'id', { name: 'change_requests_child_fkey' })
  @Column({ type: 'uuid' })
  child!: string;

  @Column({ type: 'text' })
  authority!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'jsonb' })
  wanted!: object;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'date', name: 'moved_on', nullable: true })
  movedOn!: string | null;

  @Column({ type: 'text', name: 'asked_by' })
  askedBy!: string;

  @Column({ type: 'timestamptz', name: 'asked_at' })
  askedAt!: Date;

  @Column({ type: 'text', nullable: true })
  outcome!: string | null;

  @Column({ type: 'text', nullable: true })
  decision!: string | null;

  @Column({ type: 'text', name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'decided_at', nullable: true })
  decidedAt!: Date | null;
}
