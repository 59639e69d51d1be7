import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { AuthorityEntity } from './authority.entity';

/** Who sets a school's policy: the authority, the governing body or the trust. */
@Entity('admission_authorities')
@Check('admission_authorities_kind_check', `kind IN ('authority', 'governing-body', 'trust')`)
@Check('admission_authorities_whose_check', `(kind = 'authority') = (authority IS NOT NULL)`)
export class AdmissionAuthorityEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'admission_authorities_pkey' })
  id!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  name!: string;

  /** The local authority, when it is one. */
  @ForeignKey(() => AuthorityEntity, 'id', { name: 'admission_authorities_authority_fkey' })
  @Column({ type: 'text', nullable: true })
  authority!: string | null;
}
