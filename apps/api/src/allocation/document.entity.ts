import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A snapshot or an outcome, kept whole and never changed. */
@Entity('documents')
@Check('documents_kind_check', `kind IN ('fairplace-snapshot', 'fairplace-outcome')`)
export class DocumentEntity {
  /** The SHA-256 of its manifest, which names every other file's. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'documents_pkey' })
  digest!: string;

  @Column({ type: 'text' })
  authority!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'timestamptz', name: 'kept_at' })
  keptAt!: Date;

  @Column({ type: 'bigint' })
  bytes!: string;
}

/** A part of a file of a document, ending with a whole line. */
@Entity('document_pieces')
export class DocumentPieceEntity {
  @ForeignKey(() => DocumentEntity, 'digest', { name: 'document_pieces_document_fkey' })
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'document_pieces_pkey' })
  document!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'document_pieces_pkey' })
  file!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'document_pieces_pkey' })
  piece!: number;

  @Column({ type: 'bytea' })
  bytes!: Buffer;
}
