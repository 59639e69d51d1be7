import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** One offer day of an earlier year, as it was frozen. */
@Entity('past_rounds')
@Check('past_rounds_phase_check', `phase IN ('primary', 'junior', 'middle', 'secondary', 'upper')`)
export class PastRoundEntity {
  @ForeignKey('authorities', 'id', { name: 'past_rounds_authority_fkey' })
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'past_rounds_pkey' })
  authority!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'past_rounds_pkey' })
  phase!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'past_rounds_pkey' })
  year!: number;

  @ForeignKey('documents', 'digest', { name: 'past_rounds_snapshot_fkey' })
  @Column({ type: 'text' })
  snapshot!: string;

  @ForeignKey('runs', 'id', { name: 'past_rounds_run_fkey' })
  @Column({ type: 'uuid', nullable: true })
  run!: string | null;

  @Column({ type: 'timestamptz', name: 'visible_from' })
  visibleFrom!: Date;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
