import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A child whom somebody applies for. */
@Entity('children')
@Check('children_another_check', `same_as <> id`)
@Check('children_first_names_check', `first_names <> ''`)
@Check('children_last_name_check', `last_name <> ''`)
@Check('children_sex_check', `sex IN ('female', 'male')`)
@Index('children_authority', ['authority', 'dateOfBirth'])
@Index('children_likeness', ['likeness'])
@Index('children_multiple_birth', ['multipleBirth'], { where: `multiple_birth IS NOT NULL` })
@Index('children_current_school', ['currentSchool', 'id'], { where: `current_school IS NOT NULL` })
export class ChildEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'children_pkey' })
  id!: string;

  @ForeignKey('authorities', 'id', { name: 'children_authority_fkey' })
  @Column({ type: 'text' })
  authority!: string;

  @Column({ type: 'text', name: 'first_names' })
  firstNames!: string;

  @Column({ type: 'text', name: 'last_name' })
  lastName!: string;

  @Column({ type: 'text', name: 'preferred_name', nullable: true })
  preferredName!: string | null;

  @Column({ type: 'date', name: 'date_of_birth' })
  dateOfBirth!: string;

  @Column({ type: 'text', nullable: true })
  sex!: string | null;

  @ForeignKey('schools', 'id', { name: 'children_current_school_fkey' })
  @Column({ type: 'text', name: 'current_school', nullable: true })
  currentSchool!: string | null;

  @Column({ type: 'text', name: 'current_school_name', nullable: true })
  currentSchoolName!: string | null;

  @Column({ type: 'uuid', name: 'multiple_birth', nullable: true })
  multipleBirth!: string | null;

  @Column({ type: 'text' })
  likeness!: string;

  @ForeignKey(() => ChildEntity, 'id', { name: 'children_same_as_fkey' })
  @Column({ type: 'uuid', name: 'same_as', nullable: true })
  sameAs!: string | null;

  @Column({ type: 'text', name: 'made_by' })
  madeBy!: string;

  @Column({ type: 'timestamptz', name: 'made_at' })
  madeAt!: Date;
}
