import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** A map of a catchment or parish as it counts from a day on; never changed. */
@Entity('area_versions')
@Unique('area_versions_once', ['authority', 'area', 'number'])
@Check('area_versions_area_check', `area ~ '^[a-z0-9][a-z0-9-]*$'`)
@Check('area_versions_number_check', `number > 0`)
@Check('area_versions_kind_check', `kind IN ('catchment', 'parish', 'other')`)
@Check('area_versions_digest_check', `digest ~ '^[0-9a-f]{64}$'`)
export class AreaVersionEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'area_versions_pkey' })
  id!: string;

  @ForeignKey('authorities', 'id', { name: 'area_versions_authority_fkey' })
  @Column({ type: 'text' })
  authority!: string;

  @Column({ type: 'text' })
  area!: string;

  @Column({ type: 'integer' })
  number!: number;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'date', name: 'counts_from' })
  countsFrom!: string;

  @Column({ type: 'date', name: 'map_date' })
  mapDate!: string;

  @Column({ type: 'text' })
  digest!: string;

  @Column({ type: 'jsonb' })
  shape!: object;

  @Column({ type: 'double precision' })
  west!: number;

  @Column({ type: 'double precision' })
  south!: number;

  @Column({ type: 'double precision' })
  east!: number;

  @Column({ type: 'double precision' })
  north!: number;

  @Column({ type: 'text' })
  file!: string;

  @Column({ type: 'text' })
  account!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
