import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { AuthorityEntity } from '../authorities/authority.entity';

/** One co-ordinated scheme: authority, phase and year, with its dates and the terms of the scheme as they stood. */
@Entity('rounds')
@Unique('rounds_once', ['authority', 'phase', 'year'])
@Check('rounds_phase_check', `phase IN ('primary', 'junior', 'middle', 'secondary', 'upper')`)
@Check('rounds_timetable_check', `timetable IN ('primary', 'secondary')`)
@Check('rounds_year_check', `year BETWEEN 2000 AND 2100`)
@Check('rounds_preferences_check', `preferences BETWEEN 3 AND 20`)
@Check('rounds_fallback_measure_check', `fallback_measure IN ('straight-line', 'walking-route')`)
@Check('rounds_release_time_check', `release_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`)
@Check(
  'rounds_order_check',
  `opens < closes AND closes <= late_until AND late_until < offers
      AND closes <= addresses_until AND addresses_until < offers AND offers < answers_by`,
)
export class RoundEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'rounds_pkey' })
  id!: string;

  @ForeignKey(() => AuthorityEntity, 'id', { name: 'rounds_authority_fkey' })
  @Column({ type: 'text' })
  authority!: string;

  @Column({ type: 'text' })
  phase!: string;

  /** Which of the two national timetables it follows. */
  @Column({ type: 'text' })
  timetable!: string;

  /** The year in whose September the children start. */
  @Column({ type: 'smallint' })
  year!: number;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'smallint' })
  preferences!: number;

  @Column({ type: 'jsonb' })
  fallback!: object;

  @Column({ type: 'text', name: 'fallback_measure' })
  fallbackMeasure!: string;

  @Column({ type: 'date' })
  opens!: string;

  @Column({ type: 'date' })
  closes!: string;

  @Column({ type: 'date', name: 'late_until' })
  lateUntil!: string;

  @Column({ type: 'date', name: 'addresses_until' })
  addressesUntil!: string;

  @Column({ type: 'date' })
  offers!: string;

  @Column({ type: 'date', name: 'answers_by' })
  answersBy!: string;

  @Column({ type: 'text', name: 'release_time' })
  releaseTime!: string;
}
