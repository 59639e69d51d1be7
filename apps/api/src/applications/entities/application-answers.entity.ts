import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ApplicationEntity } from './application.entity';

/** The answers of an application as they are being given, each with its revision. */
@Entity('application_answers')
@Check('application_answers_answers_check', `jsonb_typeof(answers) = 'object'`)
@Check('application_answers_revisions_check', `jsonb_typeof(revisions) = 'object'`)
export class ApplicationAnswersEntity {
  @ForeignKey(() => ApplicationEntity, 'id', { name: 'application_answers_application_fkey' })
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'application_answers_pkey' })
  application!: string;

  @Column({ type: 'text' })
  authority!: string;

  @Column({ type: 'jsonb' })
  answers!: object;

  @Column({ type: 'jsonb' })
  revisions!: object;

  @Column({ type: 'integer' })
  revision!: number;

  @Column({ type: 'text', name: 'saved_by' })
  savedBy!: string;

  @Column({ type: 'timestamptz', name: 'saved_at' })
  savedAt!: Date;
}
