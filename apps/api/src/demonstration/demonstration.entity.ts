import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** Which town the demonstration shows, and how far it has been put in. */
@Entity('demonstration')
@Check('demonstration_one_row_check', 'one_row')
export class DemonstrationEntity {
  @PrimaryColumn({ type: 'boolean', name: 'one_row', default: true, primaryKeyConstraintName: 'demonstration_pkey' })
  oneRow!: boolean;

  @Column({ type: 'integer' })
  children!: number;

  @Column({ type: 'integer' })
  schools!: number;

  @Column({ type: 'integer' })
  seed!: number;

  @Column({ type: 'timestamptz', name: 'began_at' })
  beganAt!: Date;

  /** The step that is under way. */
  @Column({ type: 'text' })
  step!: string;

  @Column({ type: 'timestamptz', name: 'finished_at', nullable: true })
  finishedAt!: Date | null;
}
