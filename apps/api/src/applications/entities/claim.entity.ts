import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ApplicationEntity } from './application.entity';

/** What a parent says is true. It ends when the parent takes it back; once it is sent it never changes. */
@Entity('claims')
@Check(
  'claims_kind_check',
  `kind IN ('care', 'need', 'vulnerable', 'sibling', 'staff', 'attends', 'faith', 'test', 'premium', 'service-family', 'role', 'boarding', 'multiple-birth')`,
)
@Index('claims_once', ['application', 'digest'], { unique: true, where: `ended_at IS NULL` })
@Index('claims_never_sent', ['application'], { where: `sent_at IS NULL` })
@Index('claims_child', ['child'])
@Index('claims_school', ['school', 'kind'], { where: `school IS NOT NULL` })
export class ClaimEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'claims_pkey' })
  id!: string;

  @ForeignKey(() => ApplicationEntity, 'id', { name: 'claims_application_fkey' })
  @Column({ type: 'uuid' })
  application!: string;

  @Column({ type: 'uuid' })
  child!: string;

  @Column({ type: 'text' })
  authority!: string;

  @Column({ type: 'text' })
  kind!: string;

  @ForeignKey('schools', 'id', { name: 'claims_school_fkey' })
  @Column({ type: 'text', nullable: true })
  school!: string | null;

  @Column({ type: 'jsonb' })
  details!: object;

  @Column({ type: 'text' })
  digest!: string;

  @Column({ type: 'timestamptz', name: 'made_at' })
  madeAt!: Date;

  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  /** Nothing while it is only in answers that were saved and not sent: then it is the family's own. */
  @Column({ type: 'timestamptz', name: 'sent_at', nullable: true })
  sentAt!: Date | null;
}
