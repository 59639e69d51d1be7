import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ApplicationEntity } from './application.entity';

/** Where a child lives, as one application says it, from the moment it counts. A change adds another. */
@Entity('homes')
@Check('homes_point_check', `num_nonnulls(easting, northing, point_from) IN (0, 3)`)
@Check('homes_kind_check', `kind IN ('usual', 'other', 'unit', 'quartering', 'intended', 'substitute')`)
@Check('homes_point_from_check', `point_from IN ('register', 'map', 'substitute', 'officer')`)
@Check('homes_nights_check', `nights BETWEEN 0 AND 5`)
@Index('homes_application', ['application', 'countsFrom'])
export class HomeEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'homes_pkey' })
  id!: string;

  @ForeignKey(() => ApplicationEntity, 'id', { name: 'homes_application_fkey' })
  @Column({ type: 'uuid' })
  application!: string;

  @Column({ type: 'uuid' })
  child!: string;

  @Column({ type: 'text' })
  authority!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text', array: true })
  lines!: string[];

  @Column({ type: 'text', nullable: true })
  postcode!: string | null;

  @Column({ type: 'text', nullable: true })
  uprn!: string | null;

  @Column({ type: 'double precision', nullable: true })
  easting!: number | null;

  @Column({ type: 'double precision', nullable: true })
  northing!: number | null;

  @Column({ type: 'text', name: 'point_from', nullable: true })
  pointFrom!: string | null;

  @Column({ type: 'smallint', nullable: true })
  nights!: number | null;

  @Column({ type: 'text', nullable: true })
  because!: string | null;

  @Column({ type: 'date', name: 'from_day', nullable: true })
  fromDay!: string | null;

  @Column({ type: 'date', name: 'to_day', nullable: true })
  toDay!: string | null;

  @Column({ type: 'timestamptz', name: 'counts_from' })
  countsFrom!: Date;

  @Column({ type: 'text', name: 'told_by' })
  toldBy!: string;

  @Column({ type: 'timestamptz', name: 'made_at' })
  madeAt!: Date;
}
