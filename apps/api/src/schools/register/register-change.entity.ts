import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { SchoolEntity } from '../school.entity';
import { RegisterImportEntity } from './register-import.entity';

/** What one import of the register changed about one school. Only ever added to. */
@Entity('register_changes')
@Check('register_changes_what_check', `what IN ('added', 'changed', 'closed', 'reopened', 'vanished')`)
export class RegisterChangeEntity {
  @ForeignKey(() => RegisterImportEntity, 'id', { name: 'register_changes_import_fkey' })
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'register_changes_pkey' })
  import!: string;

  @ForeignKey(() => SchoolEntity, 'id', { name: 'register_changes_school_fkey' })
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'register_changes_pkey' })
  school!: string;

  @Column({ type: 'text' })
  what!: string;

  /** By field: what it was and what it is. */
  @Column({ type: 'jsonb' })
  fields!: object;
}
