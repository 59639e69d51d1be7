import type { Role } from '@kernel';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountEntity } from './account.entity';

/** A role that an account holds or held. The database lets it be ended once, and changed in no other way. */
@Entity('grants')
@Check('grants_place_check', `role <> ''`)
@Check('grants_name_check', `authority !~ '[,@[:space:]]' AND school !~ '[,@[:space:]]'`)
@Check('grants_own_check', `granted_by <> account::text`)
@Check('grants_ended_check', `(ended_by IS NULL) = (ended_at IS NULL)`)
@Index('grants_held', ['account', 'role', 'authority', 'school'], { unique: true, where: 'ended_at IS NULL' })
@Index('grants_authority', ['authority'])
export class GrantEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'grants_pkey' })
  id!: string;

  @ForeignKey(() => AccountEntity, 'id', { name: 'grants_account_fkey' })
  @Column({ type: 'uuid' })
  account!: string;

  @Column({ type: 'text' })
  role!: Role;

  /** Empty when the role holds in no authority in particular. */
  @Column({ type: 'text', default: '' })
  authority!: string;

  /** Empty when the role holds at no school in particular. */
  @Column({ type: 'text', default: '' })
  school!: string;

  /** The id of an account, or `system`. */
  @Column({ type: 'text', name: 'granted_by' })
  grantedBy!: string;

  @Column({ type: 'timestamptz', name: 'granted_at' })
  grantedAt!: Date;

  @Column({ type: 'text', name: 'ended_by', nullable: true })
  endedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}
