import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** The middle of a postcode: where no address is found, and never a home. */
@Entity('postcode_points')
@Check('postcode_points_easting_check', `easting BETWEEN 0 AND 700000`)
@Check('postcode_points_northing_check', `northing BETWEEN 0 AND 1300000`)
@Index('postcode_points_postcode', ['postcode'])
export class PostcodePointEntity {
  @ForeignKey('authorities', 'id', { name: 'postcode_points_authority_fkey' })
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'postcode_points_pkey' })
  authority!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'postcode_points_pkey' })
  postcode!: string;

  @Column({ type: 'double precision' })
  easting!: number;

  @Column({ type: 'double precision' })
  northing!: number;

  @ForeignKey('address_imports', 'id', { name: 'postcode_points_import_fkey' })
  @Column({ type: 'uuid' })
  import!: string;
}
