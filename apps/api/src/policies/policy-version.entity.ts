import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** One version of an intake's policy: its text as it was written, and the document that the text says. */
@Entity('policy_versions')
@Unique('policy_versions_number_key', ['intake', 'number'])
@Index('policy_versions_one_determined', ['intake'], { unique: true, where: `state = 'determined'` })
@Check('policy_versions_state_check', `state IN ('drafted', 'consulted', 'determined', 'varied', 'dropped')`)
@Check(
  'policy_versions_determined_check',
  `(state IN ('determined', 'varied')) = (determined_by IS NOT NULL AND determined_at IS NOT NULL)`,
)
@Check('policy_versions_two_officers_check', 'varies IS NULL OR determined_by IS NULL OR determined_by <> drafted_by')
@Check('policy_versions_reason_check', `varies IS NULL OR varies_because <> ''`)
export class PolicyVersionEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'policy_versions_pkey' })
  id!: string;

  @ForeignKey('IntakeEntity', 'id', { name: 'policy_versions_intake_fkey' })
  @Column({ type: 'uuid' })
  intake!: string;

  @Column({ type: 'text' })
  authority!: string;

  @Column({ type: 'text' })
  school!: string;

  @Column({ type: 'integer' })
  number!: number;

  @Column({ type: 'text' })
  state!: string;

  @Column({ type: 'text' })
  text!: string;

  @Column({ type: 'jsonb' })
  document!: object;

  @Column({ type: 'text' })
  digest!: string;

  @ForeignKey(() => PolicyVersionEntity, 'id', { name: 'policy_versions_varies_fkey' })
  @Column({ type: 'uuid', nullable: true })
  varies!: string | null;

  @Column({ type: 'text', name: 'varies_because', nullable: true })
  variesBecause!: string | null;

  @Column({ type: 'text', name: 'drafted_by' })
  draftedBy!: string;

  @Column({ type: 'timestamptz', name: 'drafted_at' })
  draftedAt!: Date;

  @Column({ type: 'text', name: 'consulted_from', nullable: true })
  consultedFrom!: string | null;

  @Column({ type: 'text', name: 'consulted_until', nullable: true })
  consultedUntil!: string | null;

  @Column({ type: 'text', name: 'determined_by', nullable: true })
  determinedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'determined_at', nullable: true })
  determinedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  minute!: string | null;
}
