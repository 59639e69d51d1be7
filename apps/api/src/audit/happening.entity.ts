import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One line of the audit. Only ever added to; the database refuses everything else. */
@Entity('happenings')
@Check('happenings_kind_check', `kind ~ '^[a-z][a-z-]*[.][a-z][a-z-]*$'`)
@Check('happenings_about_check', `jsonb_typeof(about) = 'object' AND octet_length(about::text) <= 4000`)
@Index('happenings_authority', ['authority', 'id'], { where: 'authority IS NOT NULL' })
@Index('happenings_child', ['child', 'id'], { where: 'child IS NOT NULL' })
@Index('happenings_subject', ['subject', 'id'])
export class HappeningEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'happenings_pkey',
  })
  id!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  account!: string;

  @Column({ type: 'text', name: 'account_name', nullable: true })
  accountName!: string | null;

  /** The roles of the account at that moment, with commas between them. */
  @Column({ type: 'text' })
  roles!: string;

  @Column({ type: 'text', nullable: true })
  authority!: string | null;

  @Column({ type: 'text', nullable: true })
  school!: string | null;

  @Column({ type: 'text', nullable: true })
  child!: string | null;

  @Column({ type: 'text' })
  subject!: string;

  @Column({ type: 'jsonb' })
  about!: object;

  @Column({ type: 'text', nullable: true })
  request!: string | null;
}
