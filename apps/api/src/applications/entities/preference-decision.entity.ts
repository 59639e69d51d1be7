import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ApplicationEntity } from './application.entity';

/** What an officer decided about a preference, and why. Only ever added to. */
@Entity('preference_decisions')
@Check(
  'preference_decisions_outcome_check',
  `CASE about WHEN 'lateness' THEN outcome IN ('late', 'late-with-good-reason') ELSE outcome IN ('agreed', 'refused') END`,
)
@Check('preference_decisions_about_check', `about IN ('lateness', 'age-group')`)
@Check('preference_decisions_reason_check', `reason <> ''`)
@Index('preference_decisions_application', ['application', 'intake'])
export class PreferenceDecisionEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'preference_decisions_pkey' })
  id!: string;

  @ForeignKey(() => ApplicationEntity, 'id', { name: 'preference_decisions_application_fkey' })
  @Column({ type: 'uuid' })
  application!: string;

  @Column({ type: 'text' })
  authority!: string;

  @ForeignKey('intakes', 'id', { name: 'preference_decisions_intake_fkey' })
  @Column({ type: 'uuid' })
  intake!: string;

  @Column({ type: 'text' })
  about!: string;

  @Column({ type: 'text' })
  outcome!: string;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'text', name: 'decided_by' })
  decidedBy!: string;

  @Column({ type: 'timestamptz', name: 'decided_at' })
  decidedAt!: Date;
}
