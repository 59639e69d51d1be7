import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SchoolEntity } from './school.entity';

/** A point that distances to a school are measured to: of our own, kept apart from what the register says. */
@Entity('measuring_points')
@Check('measuring_points_kind_check', `kind IN ('gate', 'named-point', 'centre', 'reception', 'nodal-point')`)
@Check('measuring_points_easting_check', `easting BETWEEN 0 AND 700000`)
@Check('measuring_points_northing_check', `northing BETWEEN 0 AND 1300000`)
@Index('measuring_points_one_centre', ['school'], { unique: true, where: `kind = 'centre'` })
export class MeasuringPointEntity {
  @ForeignKey(() => SchoolEntity, 'id', { name: 'measuring_points_school_fkey' })
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'measuring_points_pkey' })
  school!: string;

  /** Its short name, by which policies name it. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'measuring_points_pkey' })
  point!: string;

  @Column({ type: 'text' })
  kind!: string;

  /** The site of the school that it belongs to. */
  @Column({ type: 'text' })
  site!: string;

  /** Where it is, for people: "the gate in Mill Lane". */
  @Column({ type: 'text' })
  says!: string;

  @Column({ type: 'double precision' })
  easting!: number;

  @Column({ type: 'double precision' })
  northing!: number;
}
