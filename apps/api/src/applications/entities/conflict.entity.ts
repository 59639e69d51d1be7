import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { ApplicationEntity } from './application.entity';

/** Two applications that may be for one child, and what an officer decided. */
@Entity('conflicts')
@Unique('conflicts_once', ['first', 'second'])
@Check('conflicts_two_check', `first <> second`)
@Check('conflicts_resolved_check', `num_nulls(outcome, basis, reason, resolved_by, resolved_at) IN (0, 5)`)
@Check('conflicts_how_check', `how IN ('same-child', 'same-name-and-postcode', 'same-name', 'same-birth-and-postcode')`)
@Check('conflicts_outcome_check', `outcome IN ('first', 'second', 'neither', 'different-children')`)
@Check(
  'conflicts_basis_check',
  `basis IN ('court-order', 'agreement', 'stated-default', 'withdrawn', 'different-children')`,
)
@Index('conflicts_open', ['authority', 'round'], { where: `resolved_at IS NULL` })
export class ConflictEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'conflicts_pkey' })
  id!: string;

  @Column({ type: 'text' })
  authority!: string;

  @ForeignKey('rounds', 'id', { name: 'conflicts_round_fkey' })
  @Column({ type: 'uuid' })
  round!: string;

  @ForeignKey(() => ApplicationEntity, 'id', { name: 'conflicts_first_fkey' })
  @Column({ type: 'uuid' })
  first!: string;

  @ForeignKey(() => ApplicationEntity, 'id', { name: 'conflicts_second_fkey' })
  @Column({ type: 'uuid' })
  second!: string;

  @Column({ type: 'text' })
  how!: string;

  @Column({ type: 'timestamptz', name: 'found_at' })
  foundAt!: Date;

  @Column({ type: 'text', nullable: true })
  outcome!: string | null;

  @Column({ type: 'text', nullable: true })
  basis!: string | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'text', name: 'resolved_by', nullable: true })
  resolvedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'resolved_at', nullable: true })
  resolvedAt!: Date | null;
}
