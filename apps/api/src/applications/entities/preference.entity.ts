import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { ApplicationEntity } from './application.entity';

/** One intake that an application names. Schools may see it; its rank is kept apart. */
@Entity('preferences')
@Unique('preferences_once', ['child', 'round', 'intake'])
@Check('preferences_reason_check', `lateness <> 'late-with-good-reason' OR lateness_decided`)
@Check('preferences_lateness_check', `lateness IN ('on-time', 'late', 'late-with-good-reason')`)
@Check('preferences_age_group_check', `age_group IN ('asked', 'agreed', 'refused')`)
@Index('preferences_application', ['application'])
@Index('preferences_intake', ['intake', 'child'])
@Index('preferences_school', ['school', 'round', 'child'])
@Index('preferences_to_decide', ['round'], { where: `age_group = 'asked' OR NOT lateness_decided` })
export class PreferenceEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'preferences_pkey' })
  id!: string;

  @ForeignKey(() => ApplicationEntity, 'id', { name: 'preferences_application_fkey' })
  @Column({ type: 'uuid' })
  application!: string;

  @Column({ type: 'uuid' })
  child!: string;

  @Column({ type: 'text' })
  authority!: string;

  @Column({ type: 'uuid' })
  round!: string;

  @ForeignKey('intakes', 'id', { name: 'preferences_intake_fkey' })
  @Column({ type: 'uuid' })
  intake!: string;

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
