import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** A list of children with EHC plans, or looked after, as an officer sent it. */
@Entity('children_lists')
@Check('children_lists_kind_check', `kind IN ('ehc-plans', 'looked-after')`)
@Check('children_lists_digest_check', `digest ~ '^[0-9a-f]{64}$'`)
@Unique('children_lists_once', ['round', 'kind', 'digest'])
export class ChildrenListEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'children_lists_pkey' })
  id!: string;

  @Column({ type: 'text' })
  authority!: string;

  @ForeignKey('RoundEntity', 'id', { name: 'children_lists_round_fkey' })
  @Column({ type: 'uuid' })
  round!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  digest!: string;

  @Column({ type: 'integer' })
  lines!: number;

  /** Lines that no list before it had. */
  @Column({ type: 'integer', name: 'new_lines' })
  newLines!: number;

  @ForeignKey('AccountEntity', 'id', { name: 'children_lists_sent_by_fkey' })
  @Column({ type: 'uuid', name: 'sent_by' })
  sentBy!: string;

  @Column({ type: 'timestamptz', name: 'sent_at' })
  sentAt!: Date;
}
