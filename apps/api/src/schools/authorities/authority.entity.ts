import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A local authority: one that co-ordinates rounds here, or one that is only known from the register of schools. */
@Entity('authorities')
@Unique('authorities_number_key', ['number'])
@Check('authorities_id_check', `id ~ '^[a-z0-9][a-z0-9-]*$'`)
@Check('authorities_number_check', `number ~ '^[0-9]{3}$'`)
export class AuthorityEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'authorities_pkey' })
  id!: string;

  /** The number by which the Department for Education knows it. */
  @Column({ type: 'text', nullable: true })
  number!: string | null;

  @Column({ type: 'text' })
  name!: string;

  /** Nothing while no round of its own is co-ordinated here. */
  @Column({ type: 'jsonb', nullable: true })
  scheme!: object | null;
}
