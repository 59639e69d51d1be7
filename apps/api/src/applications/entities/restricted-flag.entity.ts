import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ChildEntity } from './child.entity';

/** What only named roles may know of a child. */
@Entity('restricted_flags')
@Check('restricted_flags_kind_check', `kind IN ('looked-after', 'confidential-address', 'ehc-plan')`)
@Index('restricted_flags_once', ['child', 'kind', 'toldBy'], { unique: true, where: `ended_at IS NULL` })
export class RestrictedFlagEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'restricted_flags_pkey' })
  id!: string;

  @ForeignKey(() => ChildEntity, 'id', { name: 'restricted_flags_child_fkey' })
  @Column({ type: 'uuid' })
  child!: string;

  @Column({ type: 'text' })
  authority!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text', name: 'told_by' })
  toldBy!: string;

  @Column({ type: 'timestamptz', name: 'made_at' })
  madeAt!: Date;

  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}
