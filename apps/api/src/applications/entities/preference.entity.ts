import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { ApplicationEntity } from './application.entity';
import { ChildEntity } from './child.entity';

/** One intake that an application names. Schools may see it; its rank is kept apart. */
@Entity('preferences')
@Unique('preferences_once', ['child', 'round', 'intake'])
@Check('preferences_reason_check', `lateness <> 'late-with-good-reason' OR lateness_decided`)
@Check('preferences_lateness_check', `lateness IN ('on-time', 'late', 'late-with-good-reason')`)
@Check('preferences_age_group_check', `age_group IN ('asked', 'agreed', 'refused')`)
@Index('preferences_application', ['application'])
@Index('preferences_intake', ['intake', 'child'])
@Index('preferences_school', ['school', 'round', 'child'])
@Index('preferences_round', ['round', 'child'])
export class PreferenceEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'preferences_pkey' })
  id!: string;

  @ForeignKey(() => ApplicationEntity, 'id', { name: 'preferences_application_fkey' })
  @Column({ type: 'uuid' })
  application!: string;

  @ForeignKey(() => ChildEntity, 'id', { name: 'preferences_child_fkey' })
  @Column({ type: 'uuid' })
  child!: string;

  @Column({ type: 'text' })
  authority!: string;

  @ForeignKey('rounds', 'id', { name: 'preferences_round_fkey' })
  @Column({ type: 'uuid' })
  round!: string;

  @ForeignKey('intakes', 'id', { name: 'preferences_intake_fkey' })
  @Column({ type: 'uuid' })
  intake!: string;

  @ForeignKey('schools', 'id', { name: 'preferences_school_fkey' })
  @Column({ type: 'text' })
  school!: string;

  @Column({ type: 'timestamptz', name: 'received_at' })
  receivedAt!: Date;

  @Column({ type: 'text' })
  lateness!: string;

  @Column({ type: 'boolean', name: 'lateness_decided' })
  latenessDecided!: boolean;

  @Column({ type: 'text', name: 'age_group', nullable: true })
  ageGroup!: string | null;
}
