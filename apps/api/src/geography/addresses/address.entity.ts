import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A dwelling of the address register, with its point. One that left the register is kept as gone. */
@Entity('addresses')
@Check('addresses_uprn_check', `uprn ~ '^[1-9][0-9]{0,11}$'`)
@Check('addresses_easting_check', `easting BETWEEN 0 AND 700000`)
@Check('addresses_northing_check', `northing BETWEEN 0 AND 1300000`)
@Index('addresses_uprn', ['uprn'])
@Index('addresses_postcode', ['postcode'])
@Index('addresses_words', ['words'], { type: 'gin' })
export class AddressEntity {
  @ForeignKey('authorities', 'id', { name: 'addresses_authority_fkey' })
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'addresses_pkey' })
  authority!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'addresses_pkey' })
  uprn!: string;

  @Column({ type: 'text' })
  flat!: string;

  @Column({ type: 'text' })
  house!: string;

  @Column({ type: 'integer' })
  number!: number;

  @Column({ type: 'text' })
  street!: string;

  @Column({ type: 'text' })
  locality!: string;

  @Column({ type: 'text' })
  town!: string;

  @Column({ type: 'text' })
  postcode!: string;

  @Column({ type: 'double precision' })
  easting!: number;

  @Column({ type: 'double precision' })
  northing!: number;

  @Column({ type: 'tsvector' })
  words!: string;

  @ForeignKey('address_imports', 'id', { name: 'addresses_import_fkey' })
  @Column({ type: 'uuid' })
  import!: string;

  @Column({ type: 'boolean' })
  gone!: boolean;
}
