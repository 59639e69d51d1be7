import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** One file that was offered for a claim. The row stays when the file is forgotten. */
@Entity('evidence_items')
@Check('evidence_items_sent_digest_check', `sent_digest ~ '^[0-9a-f]{64}$'`)
@Check('evidence_items_digest_check', `digest ~ '^[0-9a-f]{64}$'`)
@Check('evidence_items_bytes_check', `bytes > 0`)
@Check('evidence_items_name_check', `name <> ''`)
@Check('evidence_items_scan_check', `scan IN ('waiting', 'clean', 'not-scanned', 'infected')`)
@Check('evidence_items_removed_check', `num_nulls(removed_by, removed_at, removed_because) IN (0, 3)`)
@Check('evidence_items_infected_check', `scan <> 'infected' OR removed_at IS NOT NULL`)
@Index('evidence_items_once', ['claim', 'sentDigest'], { unique: true, where: `removed_at IS NULL` })
@Index('evidence_items_application', ['application'])
@Index('evidence_items_digest', ['digest'], { where: `removed_at IS NULL` })
export class EvidenceItemEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'evidence_items_pkey' })
  id!: string;

  @ForeignKey('ClaimEntity', 'id', { name: 'evidence_items_claim_fkey' })
  @Column({ type: 'uuid' })
  claim!: string;

  @ForeignKey('ApplicationEntity', 'id', { name: 'evidence_items_application_fkey' })
  @Column({ type: 'uuid' })
  application!: string;

  @ForeignKey('ChildEntity', 'id', { name: 'evidence_items_child_fkey' })
  @Column({ type: 'uuid' })
  child!: string;

  @Column({ type: 'text' })
  authority!: string;

  /** The kind of claim that it is for: it decides who may look. */
  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text', nullable: true })
  school!: string | null;

  /** Of the file as it was sent: the same again is the same item. */
  @Column({ type: 'text', name: 'sent_digest' })
  sentDigest!: string;

  /** Of the file as it is kept, without what a camera wrote into it. */
  @Column({ type: 'text' })
  digest!: string;

  @Column({ type: 'text', name: 'file_kind' })
  fileKind!: string;

  @Column({ type: 'text', name: 'media_type' })
  mediaType!: string;

  @Column({ type: 'integer' })
  bytes!: number;

  @Column({ type: 'integer', nullable: true })
  pages!: number | null;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', name: 'sent_by' })
  sentBy!: string;

  @Column({ type: 'timestamptz', name: 'sent_at' })
  sentAt!: Date;

  @Column({ type: 'text' })
  scan!: string;

  @Column({ type: 'text', name: 'scan_says', nullable: true })
  scanSays!: string | null;

  @Column({ type: 'text', name: 'removed_by', nullable: true })
  removedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'removed_at', nullable: true })
  removedAt!: Date | null;

  @Column({ type: 'text', name: 'removed_because', nullable: true })
  removedBecause!: string | null;
}
