import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ChildEntity } from './child.entity';

/** An account that acts for a child, from when until when. */
@Entity('guardianships')
@Check('guardianships_ended_check', `(ended_at IS NULL) = (ended_by IS NULL)`)
@Check(
  'guardianships_relationship_check',
  `relationship IN ('mother', 'father', 'step-parent', 'grandparent', 'carer', 'foster-carer', 'guardian', 'other')`,
)
@Index('guardianships_one', ['child', 'account'], { unique: true, where: `ended_at IS NULL` })
@Index('guardianships_account', ['account'])
export class GuardianshipEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'guardianships_pkey' })
  id!: string;

  @ForeignKey(() => ChildEntity, 'id', { name: 'guardianships_child_fkey' })
  @Column({ type: 'uuid' })
  child!: string;

  @Column({ type: 'text' })
  authority!: string;

  @ForeignKey('accounts', 'id', { name: 'guardianships_account_fkey' })
  @Column({ type: 'uuid' })
  account!: string;

  @Column({ type: 'text' })
  relationship!: string;

  @Column({ type: 'boolean', name: 'parental_responsibility' })
  parentalResponsibility!: boolean;

  @Column({ type: 'text', name: 'hidden_from', array: true, default: '{}' })
  hiddenFrom!: string[];

  @Column({ type: 'date', name: 'from_day', nullable: true })
  fromDay!: string | null;

  @Column({ type: 'date', name: 'to_day', nullable: true })
  toDay!: string | null;

  @Column({ type: 'text', name: 'made_by' })
  madeBy!: string;

  @Column({ type: 'timestamptz', name: 'made_at' })
  madeAt!: Date;

  @Column({ type: 'text', name: 'ended_by', nullable: true })
  endedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column({ type: 'text', name: 'ended_because', nullable: true })
  endedBecause!: string | null;
}
