import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { ApplicationEntity } from './application.entity';

/** An application as it was sent, whole. Only ever added to; the database refuses everything else. */
@Entity('application_versions')
@Unique('application_versions_once', ['application', 'revision'])
@Unique('application_versions_receipt_key', ['receipt'])
@Check('application_versions_number_check', `number > 0`)
@Check('application_versions_digest_check', `digest ~ '^[0-9a-f]{64}$'`)
@Check('application_versions_declaration_check', `declaration <> ''`)
export class ApplicationVersionEntity {
  @ForeignKey(() => ApplicationEntity, 'id', { name: 'application_versions_application_fkey' })
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'application_versions_pkey' })
  application!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'application_versions_pkey' })
  number!: number;

  @Column({ type: 'text' })
  authority!: string;

  @Column({ type: 'integer' })
  revision!: number;

  @Column({ type: 'jsonb' })
  document!: object;

  @Column({ type: 'text' })
  digest!: string;

  @Column({ type: 'text' })
  receipt!: string;

  @Column({ type: 'text' })
  declaration!: string;

  @Column({ type: 'text' })
  channel!: string;

  @Column({ type: 'boolean' })
  late!: boolean;

  @Column({ type: 'text', name: 'late_because', nullable: true })
  lateBecause!: string | null;

  @Column({ type: 'text', name: 'submitted_by' })
  submittedBy!: string;

  @Column({ type: 'timestamptz', name: 'submitted_at' })
  submittedAt!: Date;
}
