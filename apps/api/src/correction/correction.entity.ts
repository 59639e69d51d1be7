import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What a wrong fact changed, with and without it, and the remedy that two officers decide on. */
@Entity('corrections')
@Check('corrections_because_check', `because <> ''`)
@Check('corrections_state_check', `state IN ('drafted', 'approved', 'refused')`)
@Check('corrections_two_officers_check', 'decided_by IS NULL OR decided_by <> drafted_by')
@Check('corrections_decided_check', `(state = 'drafted') = (decided_by IS NULL AND decided_at IS NULL)`)
export class CorrectionEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'corrections_pkey' })
  id!: string;

  @Column({ type: 'text' })
  authority!: string;

  @ForeignKey('RunEntity', 'id', { name: 'corrections_run_fkey' })
  @Column({ type: 'uuid' })
  run!: string;

  @Column({ type: 'uuid' })
  child!: string;

  @Column({ type: 'text' })
  because!: string;

  @Column({ type: 'jsonb' })
  changed!: object;

  @Column({ type: 'jsonb' })
  differences!: object;

  @Column({ type: 'jsonb' })
  remedies!: object;

  @Column({ type: 'text' })
  corrected!: string;

  @Column({ type: 'text' })
  state!: string;

  @Column({ type: 'text', name: 'drafted_by' })
  draftedBy!: string;

  @Column({ type: 'timestamptz', name: 'drafted_at' })
  draftedAt!: Date;

  @Column({ type: 'text', name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'decided_at', nullable: true })
  decidedAt!: Date | null;

  @Column({ type: 'text', name: 'decided_because', nullable: true })
  decidedBecause!: string | null;
}
