import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** What a past year came to at a school, as it is: with small numbers, for officers only. */
@Entity('past_figures')
@Unique('past_figures_once', ['school', 'ageGroup', 'year', 'moment', 'number'])
@Index('past_figures_authority', ['authority'])
@Check('past_figures_year_check', 'year BETWEEN 1990 AND 2100')
@Check('past_figures_moment_check', `moment IN ('offer-day', 'by-31-august')`)
@Check('past_figures_number_check', 'number > 0')
@Check('past_figures_places_check', 'places >= 0')
@Check('past_figures_applications_check', 'applications >= 0')
@Check('past_figures_categories_check', `jsonb_typeof(categories) = 'array'`)
@Check('past_figures_origin_check', `origin IN ('run', 'published', 'demonstration')`)
@Check('past_figures_source_check', `source <> ''`)
@Check('past_figures_ours_check', `(origin = 'run') = (run IS NOT NULL)`)
export class PastFiguresEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'past_figures_pkey' })
  id!: string;

  @ForeignKey('authorities', 'id', { name: 'past_figures_authority_fkey' })
  @Column({ type: 'text' })
  authority!: string;

  @ForeignKey('schools', 'id', { name: 'past_figures_school_fkey' })
  @Column({ type: 'text' })
  school!: string;

  @Column({ type: 'text', name: 'age_group' })
  ageGroup!: string;

  @Column({ type: 'integer' })
  year!: number;

  @Column({ type: 'text' })
  moment!: string;

  @Column({ type: 'integer' })
  number!: number;

  @Column({ type: 'integer', nullable: true })
  places!: number | null;

  @Column({ type: 'integer', nullable: true })
  applications!: number | null;

  @Column({ type: 'jsonb' })
  categories!: object;

  @Column({ type: 'text' })
  origin!: string;

  @Column({ type: 'text' })
  source!: string;

  @ForeignKey('runs', 'id', { name: 'past_figures_run_fkey' })
  @Column({ type: 'uuid', nullable: true })
  run!: string | null;

  @Column({ type: 'text' })
  account!: string;

  @Column({ type: 'timestamptz', name: 'visible_from' })
  visibleFrom!: Date;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
