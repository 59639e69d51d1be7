import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { SchoolEntity } from '../school.entity';
import { RoundEntity } from './round.entity';

/** One school's places for one age group in one round. */
@Entity('intakes')
@Unique('intakes_once', ['round', 'school', 'ageGroup'])
@Check(
  'intakes_age_group_check',
  `age_group IN ('reception', 'year-3', 'year-5', 'year-6', 'year-7', 'year-8', 'year-9', 'year-10', 'year-12')`,
)
@Check('intakes_admission_number_check', `admission_number >= 1`)
@Check('intakes_offer_limit_check', `offer_limit >= admission_number`)
@Check('intakes_reason_check', `offer_limit = admission_number OR offer_limit_reason <> ''`)
@Index('intakes_school', ['school'])
export class IntakeEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'intakes_pkey' })
  id!: string;

  @ForeignKey(() => RoundEntity, 'id', { name: 'intakes_round_fkey' })
  @Column({ type: 'uuid' })
  round!: string;

  @ForeignKey(() => SchoolEntity, 'id', { name: 'intakes_school_fkey' })
  @Column({ type: 'text' })
  school!: string;

  @Column({ type: 'text', name: 'age_group' })
  ageGroup!: string;

  /** What people call it: the school's name, with the age group where a school has two. */
  @Column({ type: 'text' })
  name!: string;

  /** The published admission number (1.2). */
  @Column({ type: 'smallint', name: 'admission_number' })
  admissionNumber!: number;

  /** The places offered in this round: the admission number, or more (1.4). */
  @Column({ type: 'smallint', name: 'offer_limit' })
  offerLimit!: number;

  @Column({ type: 'text', name: 'offer_limit_reason', nullable: true })
  offerLimitReason!: string | null;

  /** The determined policy version that orders it; the policies room says which. */
  @ForeignKey('PolicyVersionEntity', 'id', { name: 'intakes_policy_fkey' })
  @Column({ type: 'uuid', nullable: true })
  policy!: string | null;

  @Column({ type: 'boolean', name: 'takes_fallback' })
  takesFallback!: boolean;

  /** Areas that count as the school's catchment for the fallback. */
  @Column({ type: 'text', array: true })
  catchment!: string[];
}
