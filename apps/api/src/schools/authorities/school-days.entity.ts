import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { SchoolEntity } from '../school.entity';
import { AuthorityEntity } from './authority.entity';

/** The term dates of an authority's schools, or of one school that keeps its own. */
@Entity('school_days')
@Unique('school_days_authority_key', ['authority'])
@Unique('school_days_school_key', ['school'])
@Check('school_days_whose_check', `num_nonnulls(authority, school) = 1`)
export class SchoolDaysEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'school_days_pkey' })
  id!: string;

  @ForeignKey(() => AuthorityEntity, 'id', { name: 'school_days_authority_fkey' })
  @Column({ type: 'text', nullable: true })
  authority!: string | null;

  @ForeignKey(() => SchoolEntity, 'id', { name: 'school_days_school_fkey' })
  @Column({ type: 'text', nullable: true })
  school!: string | null;

  @Column({ type: 'jsonb' })
  terms!: object;
}
