import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** Why one preference was refused, as it stood when the family was told: what letters and appeals cite. */
@Entity('refused_preferences')
@Unique('refused_preferences_once', ['child', 'intake'])
@Index('refused_preferences_run', ['run'])
@Check('refused_preferences_verdict_check', `verdict IN ('outranked', 'not-eligible')`)
export class RefusedPreferenceEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'refused_preferences_pkey' })
  id!: string;

  @Column({ type: 'text' })
  authority!: string;

  @Column({ type: 'uuid' })
  round!: string;

  @ForeignKey('RunEntity', 'id', { name: 'refused_preferences_run_fkey' })
  @Column({ type: 'uuid' })
  run!: string;

  @ForeignKey('ChildEntity', 'id', { name: 'refused_preferences_child_fkey' })
  @Column({ type: 'uuid' })
  child!: string;

  @ForeignKey('IntakeEntity', 'id', { name: 'refused_preferences_intake_fkey' })
  @Column({ type: 'uuid' })
  intake!: string;

  @Column({ type: 'smallint' })
  rank!: number;

  @Column({ type: 'text' })
  verdict!: string;

  @Column({ type: 'text', nullable: true })
  category!: string | null;

  @Column({ type: 'integer', nullable: true })
  position!: number | null;

  @Column({ type: 'jsonb', name: 'cut_offs' })
  cutOffs!: object;

  @Column({ type: 'text', array: true })
  says!: string[];

  @Column({ type: 'timestamptz', name: 'refused_at' })
  refusedAt!: Date;

  @Column({ type: 'timestamptz', name: 'visible_from' })
  visibleFrom!: Date;

  @Column({ type: 'date', name: 'appeal_by' })
  appealBy!: string;
}
