import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** A letter as it was written. Only ever added to. */
@Entity('letters')
@Unique('letters_once', ['cause', 'kind', 'recipient'])
@Unique('letters_reference_key', ['reference'])
@Check('letters_subject_check', `subject <> ''`)
@Check('letters_digest_check', `digest ~ '^[0-9a-f]{64}$'`)
@Check(
  'letters_recipient_check',
  `CASE split_part(recipient, ':', 1)
      WHEN 'account' THEN account IS NOT NULL AND recipient = 'account:' || account AND corporate_parent IS NULL
      WHEN 'corporate-parent' THEN corporate_parent IS NOT NULL AND account IS NULL
      WHEN 'address' THEN application IS NOT NULL AND num_nonnulls(account, corporate_parent) = 0
      ELSE false END`,
)
@Index('letters_child', ['child', 'seenFrom', 'id'])
@Index('letters_account', ['account', 'seenFrom', 'id'], { where: 'account IS NOT NULL' })
@Index('letters_authority', ['authority', 'writtenAt', 'id'])
@Index('letters_application', ['application'], { where: 'application IS NOT NULL' })
export class LetterEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'letters_pkey' })
  id!: string;

  /** What it was written for: a happening, or a run and a child. */
  @Column({ type: 'text' })
  cause!: string;

  @Column({ type: 'text' })
  kind!: string;

  /** `account:…`, `address:…` (the home of an application) or `corporate-parent:…`. */
  @Column({ type: 'text' })
  recipient!: string;

  @ForeignKey('accounts', 'id', { name: 'letters_account_fkey' })
  @Column({ type: 'uuid', nullable: true })
  account!: string | null;

  @ForeignKey('authorities', 'id', { name: 'letters_corporate_parent_fkey' })
  @Column({ type: 'text', name: 'corporate_parent', nullable: true })
  corporateParent!: string | null;

  @ForeignKey('authorities', 'id', { name: 'letters_authority_fkey' })
  @Column({ type: 'text' })
  authority!: string;

  @ForeignKey('children', 'id', { name: 'letters_child_fkey' })
  @Column({ type: 'uuid' })
  child!: string;

  @ForeignKey('applications', 'id', { name: 'letters_application_fkey' })
  @Column({ type: 'uuid', nullable: true })
  application!: string | null;

  @Column({ type: 'text' })
  language!: string;

  /** What to quote in an answer. */
  @Column({ type: 'text' })
  reference!: string;

  @Column({ type: 'text' })
  subject!: string;

  @Column({ type: 'text' })
  text!: string;

  /** The e-mail as HTML; or the page, where it goes on paper. */
  @Column({ type: 'text' })
  document!: string;

  @Column({ type: 'text' })
  digest!: string;

  @Column({ type: 'timestamptz', name: 'written_at' })
  writtenAt!: Date;

  /** Nobody but officers sees it before this moment. */
  @Column({ type: 'timestamptz', name: 'seen_from' })
  seenFrom!: Date;
}
