import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** A school's own order of its applicants, waiting for a second person to adopt it (2.7). */
@Entity('ranked_lists')
@Index('ranked_lists_one_adopted', ['intake'], { unique: true, where: `state = 'adopted'` })
@Check('ranked_lists_origin_check', `origin IN ('made', 'sent-in')`)
@Check('ranked_lists_state_check', `state IN ('waiting', 'adopted', 'replaced')`)
@Check('ranked_lists_two_people_check', 'adopted_by IS NULL OR adopted_by <> given_by')
@Check(
  'ranked_lists_adopted_check',
  `(adopted_by IS NULL) = (adopted_at IS NULL) AND (state <> 'adopted' OR adopted_by IS NOT NULL)`,
)
export class RankedListEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'ranked_lists_pkey' })
  id!: string;

  @Column({ type: 'text' })
  authority!: string;

  @ForeignKey('IntakeEntity', 'id', { name: 'ranked_lists_intake_fkey' })
  @Column({ type: 'uuid' })
  intake!: string;

  @Column({ type: 'text' })
  school!: string;

  /** The digest of the policy that the order was checked against. */
  @Column({ type: 'text' })
  policy!: string;

  @Column({ type: 'text' })
  origin!: string;

  @Column({ type: 'text' })
  state!: string;

  @Column({ type: 'jsonb' })
  remarks!: object;

  @Column({ type: 'text', name: 'given_by' })
  givenBy!: string;

  @Column({ type: 'timestamptz', name: 'given_at' })
  givenAt!: Date;

  @Column({ type: 'text', name: 'adopted_by', nullable: true })
  adoptedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'adopted_at', nullable: true })
  adoptedAt!: Date | null;

  /** The minute of the meeting that adopted it. */
  @Column({ type: 'text', nullable: true })
  minute!: string | null;
}

/** One child's place in such an order. */
@Entity('ranked_list_places')
@Unique('ranked_list_places_child_key', ['list', 'child'])
@Check('ranked_list_places_position_check', 'position > 0')
export class RankedListPlaceEntity {
  @ForeignKey(() => RankedListEntity, 'id', { name: 'ranked_list_places_list_fkey' })
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'ranked_list_places_pkey' })
  list!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'ranked_list_places_pkey' })
  position!: number;

  @Column({ type: 'uuid' })
  child!: string;

  @Column({ type: 'text', nullable: true })
  category!: string | null;
}
