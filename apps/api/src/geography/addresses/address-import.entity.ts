import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** One import of addresses or of postcodes, as it was done. */
@Entity('address_imports')
@Check('address_imports_kind_check', `kind IN ('addresses', 'postcodes')`)
@Check('address_imports_sha256_check', `sha256 ~ '^[0-9a-f]{64}$'`)
@Check('address_imports_source_check', `source <> ''`)
@Index('address_imports_authority', ['authority', 'at'])
export class AddressImportEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'address_imports_pkey' })
  id!: string;

  @ForeignKey('authorities', 'id', { name: 'address_imports_authority_fkey' })
  @Column({ type: 'text' })
  authority!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'text' })
  account!: string;

  @Column({ type: 'text' })
  file!: string;

  @Column({ type: 'text' })
  sha256!: string;

  @Column({ type: 'text' })
  source!: string;

  @Column({ type: 'integer' })
  rows!: number;

  @Column({ type: 'integer' })
  added!: number;

  @Column({ type: 'integer' })
  changed!: number;

  @Column({ type: 'integer' })
  gone!: number;
}
