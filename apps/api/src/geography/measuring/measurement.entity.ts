import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** One distance as it was measured. Only ever added to; the one with the highest number counts. */
@Entity('measurements')
@Unique('measurements_once', ['round', 'child', 'intake', 'measure', 'number'])
@Check('measurements_measure_check', `measure <> ''`)
@Check('measurements_number_check', `number > 0`)
@Check('measurements_method_check', `method IN ('straight-line', 'walking-route')`)
@Check('measurements_millimetres_check', `millimetres >= 0`)
@Check('measurements_home_gap_check', `home_gap >= 0`)
@Check('measurements_school_gap_check', `school_gap >= 0`)
@Check('measurements_source_check', `source IN ('own', 'openrouteservice')`)
@Check('measurements_second_straight_check', `second_straight >= 0`)
@Check('measurements_second_walk_check', `second_walk >= 0`)
@Check(
  'measurements_outlier_check',
  `outlier IN ('shorter-than-straight-line', 'much-longer-than-straight-line', 'methods-disagree', 'very-far')`,
)
@Check('measurements_basis_check', `basis ~ '^[0-9a-f]{64}$'`)
@Check('measurements_reason_check', `reason <> ''`)
@Check(
  'measurements_whole_check',
  `num_nonnulls(millimetres, unmeasured) = 1 AND num_nonnulls(unmeasured, unmeasured_says) IN (0, 2) AND num_nonnulls(to_point, to_easting, to_northing) IN (0, 3) AND (millimetres IS NULL OR to_point IS NOT NULL)`,
)
@Check('measurements_walk_check', `network IS NULL OR method = 'walking-route'`)
@Check('measurements_outliers_check', `num_nonnulls(outlier, outlier_says) IN (0, 2)`)
@Check(
  'measurements_substitute_check',
  `reason IS NOT NULL OR (from_easting, from_northing) = (home_easting, home_northing)`,
)
@Index('measurements_child', ['child'])
@Index('measurements_outlier', ['round', 'outlier'], { where: 'outlier IS NOT NULL' })
@ForeignKey('walking_networks', ['authority', 'network'], ['authority', 'digest'], {
  name: 'measurements_network_fkey',
})
export class MeasurementEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'measurements_pkey' })
  id!: string;

  @ForeignKey('authorities', 'id', { name: 'measurements_authority_fkey' })
  @Column({ type: 'text' })
  authority!: string;

  @ForeignKey('rounds', 'id', { name: 'measurements_round_fkey' })
  @Column({ type: 'uuid' })
  round!: string;

  @Column({ type: 'uuid' })
  child!: string;

  @ForeignKey('intakes', 'id', { name: 'measurements_intake_fkey' })
  @Column({ type: 'uuid' })
  intake!: string;

  @Column({ type: 'text' })
  measure!: string;

  @Column({ type: 'integer' })
  number!: number;

  @Column({ type: 'text' })
  method!: string;

  @Column({ type: 'text' })
  home!: string;

  @Column({ type: 'text', name: 'home_account', nullable: true })
  homeAccount!: string | null;

  @Column({ type: 'double precision', name: 'home_easting' })
  homeEasting!: number;

  @Column({ type: 'double precision', name: 'home_northing' })
  homeNorthing!: number;

  @Column({ type: 'double precision', name: 'from_easting' })
  fromEasting!: number;

  @Column({ type: 'double precision', name: 'from_northing' })
  fromNorthing!: number;

  @ForeignKey('measured_ends', 'digest', { name: 'measurements_ends_fkey' })
  @Column({ type: 'text' })
  ends!: string;

  @Column({ type: 'text', name: 'to_point', nullable: true })
  toPoint!: string | null;

  @Column({ type: 'double precision', name: 'to_easting', nullable: true })
  toEasting!: number | null;

  @Column({ type: 'double precision', name: 'to_northing', nullable: true })
  toNorthing!: number | null;

  @Column({ type: 'integer', nullable: true })
  millimetres!: number | null;

  @Column({ type: 'integer', name: 'home_gap', nullable: true })
  homeGap!: number | null;

  @Column({ type: 'integer', name: 'school_gap', nullable: true })
  schoolGap!: number | null;

  @Column({ type: 'text', nullable: true })
  unmeasured!: string | null;

  @Column({ type: 'text', name: 'unmeasured_says', nullable: true })
  unmeasuredSays!: string | null;

  @Column({ type: 'text' })
  source!: string;

  @Column({ type: 'text', name: 'source_says', nullable: true })
  sourceSays!: string | null;

  @Column({ type: 'text', nullable: true })
  network!: string | null;

  @Column({ type: 'integer', name: 'second_straight', nullable: true })
  secondStraight!: number | null;

  @Column({ type: 'integer', name: 'second_walk', nullable: true })
  secondWalk!: number | null;

  @Column({ type: 'text', name: 'second_says', nullable: true })
  secondSays!: string | null;

  @Column({ type: 'text', nullable: true })
  outlier!: string | null;

  @Column({ type: 'text', name: 'outlier_says', nullable: true })
  outlierSays!: string | null;

  @Column({ type: 'text' })
  basis!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'text' })
  account!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
