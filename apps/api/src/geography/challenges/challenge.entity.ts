import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** That a parent thinks a distance wrong, and what an officer answered. */
@Entity('distance_challenges')
@Check('distance_challenges_reason_check', `reason <> ''`)
@Check('distance_challenges_outcome_check', `outcome IN ('stands', 'measured-again')`)
@Check('distance_challenges_answer_check', `answer <> ''`)
@Check('distance_challenges_answered_check', `num_nonnulls(outcome, answer, answered_by, answered_at) IN (0, 4)`)
@Check('distance_challenges_after_check', `(after IS NOT NULL) = (outcome IS NOT DISTINCT FROM 'measured-again')`)
@Index('distance_challenges_open', ['measurement'], { unique: true, where: 'outcome IS NULL' })
@Index('distance_challenges_round', ['round', 'child'])
export class DistanceChallengeEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'distance_challenges_pkey' })
  id!: string;

  @ForeignKey('authorities', 'id', { name: 'distance_challenges_authority_fkey' })
  @Column({ type: 'text' })
  authority!: string;

  @ForeignKey('rounds', 'id', { name: 'distance_challenges_round_fkey' })
  @Column({ type: 'uuid' })
  round!: string;

  @ForeignKey('measurements', 'id', { name: 'distance_challenges_measurement_fkey' })
  @Column({ type: 'uuid' })
  measurement!: string;

  @Column({ type: 'uuid' })
  child!: string;

  @ForeignKey('intakes', 'id', { name: 'distance_challenges_intake_fkey' })
  @Column({ type: 'uuid' })
  intake!: string;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'text', name: 'challenged_by' })
  challengedBy!: string;

  @Column({ type: 'timestamptz', name: 'challenged_at' })
  challengedAt!: Date;

  @Column({ type: 'text', nullable: true })
  outcome!: string | null;

  @Column({ type: 'text', nullable: true })
  answer!: string | null;

  @ForeignKey('measurements', 'id', { name: 'distance_challenges_after_fkey' })
  @Column({ type: 'uuid', nullable: true })
  after!: string | null;

  @Column({ type: 'text', name: 'answered_by', nullable: true })
  answeredBy!: string | null;

  @Column({ type: 'timestamptz', name: 'answered_at', nullable: true })
  answeredAt!: Date | null;
}
