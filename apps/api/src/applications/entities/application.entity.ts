import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { ChildEntity } from './child.entity';

/** An application for a child in a round. What it says is in its answers and its versions. */
@Entity('applications')
@Unique('applications_reference_key', ['reference'])
@Check('applications_whose_check', `num_nonnulls(account, corporate_parent) <= 1`)
@Check('applications_counts_check', `NOT counts OR state IN ('submitted', 'amended')`)
@Check(
  'applications_sent_check',
  `CASE WHEN versions = 0 THEN submitted_at IS NULL AND state IN ('draft', 'withdrawn', 'void') ELSE submitted_at IS NOT NULL AND sent_revision IS NOT NULL AND state <> 'draft' END`,
)
@Check('applications_ended_check', `(state IN ('withdrawn', 'void')) = (ended_at IS NOT NULL)`)
@Check('applications_channel_check', `channel IN ('portal', 'paper', 'telephone')`)
@Check('applications_state_check', `state IN ('draft', 'submitted', 'amended', 'withdrawn', 'void')`)
@Index('applications_one_counts', ['child', 'round'], { unique: true, where: `counts` })
@Index('applications_one_each', ['child', 'round', 'account'], {
  unique: true,
  where: `state IN ('draft', 'submitted', 'amended')`,
})
@Index('applications_child', ['child', 'round'])
@Index('applications_round', ['round', 'state', 'id'])
@Index('applications_account', ['account'])
export class ApplicationEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'applications_pkey' })
  id!: string;

  @Column({ type: 'text' })
  reference!: string;

  @ForeignKey(() => ChildEntity, 'id', { name: 'applications_child_fkey' })
  @Column({ type: 'uuid' })
  child!: string;

  @Column({ type: 'text' })
  authority!: string;

  @ForeignKey('rounds', 'id', { name: 'applications_round_fkey' })
  @Column({ type: 'uuid' })
  round!: string;

  @Column({ type: 'text' })
  channel!: string;

  @Column({ type: 'text' })
  state!: string;

  @ForeignKey('accounts', 'id', { name: 'applications_account_fkey' })
  @Column({ type: 'uuid', nullable: true })
  account!: string | null;

  @ForeignKey('authorities', 'id', { name: 'applications_corporate_parent_fkey' })
  @Column({ type: 'text', name: 'corporate_parent', nullable: true })
  corporateParent!: string | null;

  @Column({ type: 'text', name: 'made_by' })
  madeBy!: string;

  @Column({ type: 'timestamptz', name: 'made_at' })
  madeAt!: Date;

  @Column({ type: 'boolean', default: false })
  counts!: boolean;

  @Column({ type: 'boolean', default: false })
  contested!: boolean;

  @Column({ type: 'integer', default: 0 })
  versions!: number;

  @Column({ type: 'timestamptz', name: 'submitted_at', nullable: true })
  submittedAt!: Date | null;

  @Column({ type: 'integer', name: 'sent_revision', nullable: true })
  sentRevision!: number | null;

  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column({ type: 'text', name: 'ended_by', nullable: true })
  endedBy!: string | null;

  @Column({ type: 'text', name: 'ended_because', nullable: true })
  endedBecause!: string | null;
}
