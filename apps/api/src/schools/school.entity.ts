import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { AdmissionAuthorityEntity } from './authorities/admission-authority.entity';
import { AuthorityEntity } from './authorities/authority.entity';

/** A school, as the register of schools has it or as an officer entered it. */
@Entity('schools')
@Unique('schools_urn_key', ['urn'])
@Check('schools_id_check', `id ~ '^[a-z0-9][a-z0-9-]*$'`)
@Check('schools_urn_check', `urn > 0`)
@Check('schools_register_check', `register IN ('never', 'listed', 'vanished')`)
@Check('schools_name_check', `name <> ''`)
@Check(
  'schools_kind_check',
  `kind IN ('community', 'voluntary-controlled', 'voluntary-aided', 'foundation', 'academy', 'free-school')`,
)
@Check(
  'schools_phase_check',
  `phase IN ('nursery', 'primary', 'middle-deemed-primary', 'secondary', 'middle-deemed-secondary', 'all-through', 'sixteen-plus', 'not-applicable')`,
)
@Check('schools_status_check', `status IN ('open', 'proposed-to-close', 'proposed-to-open', 'closed')`)
@Check('schools_gender_check', `gender IN ('mixed', 'girls', 'boys')`)
@Check('schools_listed_check', `register = 'never' OR urn IS NOT NULL`)
@Check('schools_point_check', `(easting IS NULL) = (northing IS NULL)`)
@Index('schools_authority', ['authority', 'name', 'id'])
@Index('schools_name', ['name', 'id'])
@Index('schools_laestab', ['establishmentNumber', 'authority'])
export class SchoolEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'schools_pkey' })
  id!: string;

  /** Its number in the register of schools. */
  @Column({ type: 'integer', nullable: true })
  urn!: number | null;

  /** Whether the register of schools lists it; a school that left the register is kept. */
  @Column({ type: 'text' })
  register!: string;

  @ForeignKey(() => AuthorityEntity, 'id', { name: 'schools_authority_fkey' })
  @Column({ type: 'text' })
  authority!: string;

  @Column({ type: 'text', name: 'establishment_number', nullable: true })
  establishmentNumber!: string | null;

  @Column({ type: 'text', nullable: true })
  ukprn!: string | null;

  @Column({ type: 'text', nullable: true })
  uprn!: string | null;

  @Column({ type: 'text' })
  name!: string;

  /** The name as it is searched for: small letters without marks. */
  @Column({ type: 'text', name: 'searched_name' })
  searchedName!: string;

  @Column({ type: 'text' })
  type!: string;

  /** The kind of school that a policy knows; nothing for those outside co-ordinated rounds. */
  @Column({ type: 'text', nullable: true })
  kind!: string | null;

  @Column({ type: 'text' })
  phase!: string;

  @Column({ type: 'text' })
  status!: string;

  @Column({ type: 'date', name: 'opened_on', nullable: true })
  openedOn!: string | null;

  @Column({ type: 'date', name: 'closed_on', nullable: true })
  closedOn!: string | null;

  @Column({ type: 'smallint', name: 'low_age', nullable: true })
  lowAge!: number | null;

  @Column({ type: 'smallint', name: 'high_age', nullable: true })
  highAge!: number | null;

  @Column({ type: 'text', nullable: true })
  gender!: string | null;

  @Column({ type: 'text', name: 'religious_character', nullable: true })
  religiousCharacter!: string | null;

  /** Whether it selects by ability, where the register says. */
  @Column({ type: 'boolean', nullable: true })
  selective!: boolean | null;

  @Column({ type: 'integer', nullable: true })
  capacity!: number | null;

  @Column({ type: 'integer', name: 'resourced_places', nullable: true })
  resourcedPlaces!: number | null;

  @Column({ type: 'integer', name: 'sen_unit_places', nullable: true })
  senUnitPlaces!: number | null;

  @Column({ type: 'text', nullable: true })
  street!: string | null;

  @Column({ type: 'text', nullable: true })
  locality!: string | null;

  @Column({ type: 'text', nullable: true })
  town!: string | null;

  @Column({ type: 'text', nullable: true })
  postcode!: string | null;

  @Column({ type: 'text', nullable: true })
  telephone!: string | null;

  @Column({ type: 'text', nullable: true })
  website!: string | null;

  /** The centre of its postcode as the register has it, never a point to measure to. */
  @Column({ type: 'integer', nullable: true })
  easting!: number | null;

  @Column({ type: 'integer', nullable: true })
  northing!: number | null;

  /** Who sets its policy. */
  @ForeignKey(() => AdmissionAuthorityEntity, 'id', { name: 'schools_admission_authority_fkey' })
  @Column({ type: 'text', name: 'admission_authority', nullable: true })
  admissionAuthority!: string | null;
}
