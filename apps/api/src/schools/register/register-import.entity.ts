import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One import of the register of schools, with how much it changed. Only ever added to. */
@Entity('register_imports')
export class RegisterImportEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'register_imports_pkey' })
  id!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'text' })
  account!: string;

  @Column({ type: 'text' })
  file!: string;

  @Column({ type: 'text' })
  sha256!: string;

  @Column({ type: 'integer' })
  rows!: number;

  @Column({ type: 'integer' })
  added!: number;

  @Column({ type: 'integer' })
  changed!: number;

  @Column({ type: 'integer' })
  closed!: number;

  @Column({ type: 'integer' })
  reopened!: number;

  @Column({ type: 'integer' })
  vanished!: number;
}
