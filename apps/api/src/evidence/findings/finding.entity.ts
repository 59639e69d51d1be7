import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { EvidenceItemEntity } from '../items/evidence-item.entity';
import { ListLineEntity } from '../lists/list-line.entity';

/** What an officer found of a claim, of a piece of evidence, or of a child for whom nothing was claimed. Never changed. */
@Entity('findings')
@Check('findings_number_check', `number > 0`)
@Check(
  'findings_kind_check',
  `kind IN ('care', 'need', 'vulnerable', 'sibling', 'staff', 'attends', 'faith', 'test', 'premium', 'service-family', 'role', 'boarding', 'multiple-birth')`,
)
@Check('findings_outcome_check', `outcome IN ('accepted', 'refused', 'more-needed')`)
@Check('findings_reason_check', `btrim(reason) <> ''`)
@Check('findings_facts_check', `jsonb_typeof(facts) = 'object'`)
@Check('findings_item_check', `item IS NULL OR claim IS NOT NULL`)
@Check('findings_claim_check', `(claim IS NULL) = (application IS NULL)`)
@Check('findings_establishes_check', `(facts IS NOT NULL) = (outcome = 'accepted' AND item IS NULL)`)
@Unique('findings_thread_key', ['thread', 'number'])
@Index('findings_claim', ['claim'], { where: `claim IS NOT NULL` })
@Index('findings_child', ['child'])
@Index('findings_item', ['item'], { where: `item IS NOT NULL` })
export class FindingEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'findings_pkey' })
  id!: string;

  /** What it is about; findings of one thread follow each other. */
  @Column({ type: 'text' })
  thread!: string;

  @Column({ type: 'integer' })
  number!: number;

  @ForeignKey('ChildEntity', 'id', { name: 'findings_child_fkey' })
  @Column({ type: 'uuid' })
  child!: string;

  @Column({ type: 'text' })
  authority!: string;

  @ForeignKey('ApplicationEntity', 'id', { name: 'findings_application_fkey' })
  @Column({ type: 'uuid', nullable: true })
  application!: string | null;

  @ForeignKey('ClaimEntity', 'id', { name: 'findings_claim_fkey' })
  @Column({ type: 'uuid', nullable: true })
  claim!: string | null;

  @ForeignKey(() => EvidenceItemEntity, 'id', { name: 'findings_item_fkey' })
  @Column({ type: 'uuid', nullable: true })
  item!: string | null;

  @ForeignKey(() => ListLineEntity, 'id', { name: 'findings_line_fkey' })
  @Column({ type: 'uuid', nullable: true })
  line!: string | null;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text', nullable: true })
  school!: string | null;

  @Column({ type: 'text' })
  outcome!: string;

  /** A sentence for the parent. */
  @Column({ type: 'text' })
  reason!: string;

  /** What is true of the child because of it: pieces of `ChildFacts`. */
  @Column({ type: 'jsonb', nullable: true })
  facts!: object | null;

  @ForeignKey('AccountEntity', 'id', { name: 'findings_officer_fkey' })
  @Column({ type: 'uuid' })
  officer!: string;

  /** The role in which the officer found it. */
  @Column({ type: 'text' })
  role!: string;

  @Column({ type: 'timestamptz', name: 'made_at' })
  madeAt!: Date;
}
