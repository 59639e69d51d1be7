import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ChildrenListEntity } from './children-list.entity';

/** One line of such a list, and which child it was found to mean. */
@Entity('children_list_lines')
@Check('children_list_lines_kind_check', `kind IN ('ehc-plans', 'looked-after')`)
@Check(
  'children_list_lines_care_check',
  `care IN ('looked-after', 'previously-looked-after', 'state-care-outside-england')`,
)
@Check('children_list_lines_state_check', `state IN ('matched', 'to-decide', 'no-child', 'ended')`)
@Check('children_list_lines_place_check', `(kind = 'ehc-plans') = (place IS NOT NULL)`)
@Check('children_list_lines_care_of_check', `(kind = 'looked-after') = (care IS NOT NULL)`)
@Check('children_list_lines_child_check', `state <> 'matched' OR child IS NOT NULL`)
@Index('children_list_lines_once', ['round', 'kind', 'digest'], { unique: true, where: `state <> 'ended'` })
@Index('children_list_lines_round', ['round', 'kind', 'state', 'id'])
@Index('children_list_lines_child', ['child'], { where: `child IS NOT NULL` })
export class ListLineEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'children_list_lines_pkey' })
  id!: string;

  @ForeignKey(() => ChildrenListEntity, 'id', { name: 'children_list_lines_list_fkey' })
  @Column({ type: 'uuid' })
  list!: string;

  @Column({ type: 'text' })
  authority!: string;

  @ForeignKey('RoundEntity', 'id', { name: 'children_list_lines_round_fkey' })
  @Column({ type: 'uuid' })
  round!: string;

  @Column({ type: 'text' })
  kind!: string;

  /** The line of the file. */
  @Column({ type: 'integer' })
  number!: number;

  /** Of what the line says: the same line again is the same line. */
  @Column({ type: 'text' })
  digest!: string;

  @Column({ type: 'text', name: 'first_names' })
  firstNames!: string;

  @Column({ type: 'text', name: 'last_name' })
  lastName!: string;

  @Column({ type: 'date', name: 'date_of_birth' })
  dateOfBirth!: string;

  @Column({ type: 'text', nullable: true })
  upn!: string | null;

  /** The school that the child goes to now. */
  @Column({ type: 'text', nullable: true })
  school!: string | null;

  /** The school that the plan names; `elsewhere` for one outside the round, `none` where there is no plan. */
  @Column({ type: 'text', nullable: true })
  place!: string | null;

  /** Whether the place comes off the intake's places. */
  @Column({ type: 'boolean' })
  counts!: boolean;

  @Column({ type: 'text', nullable: true })
  care!: string | null;

  @Column({ type: 'text' })
  state!: string;

  @ForeignKey('ChildEntity', 'id', { name: 'children_list_lines_child_fkey' })
  @Column({ type: 'uuid', nullable: true })
  child!: string | null;

  @Column({ type: 'text', name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'decided_at', nullable: true })
  decidedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
