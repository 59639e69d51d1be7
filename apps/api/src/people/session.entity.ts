import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountEntity } from './account.entity';

/** Somebody is signed in. The token itself is in their browser and nowhere else. */
@Entity('sessions')
@Check('sessions_token_hash_check', 'octet_length(token_hash) = 32')
@Check('sessions_way_check', `way IN ('staff', 'parent', 'code')`)
@Index('sessions_account', ['account'])
@Index('sessions_ends', ['endsAt'])
export class SessionEntity {
  @PrimaryColumn({ type: 'bytea', name: 'token_hash', primaryKeyConstraintName: 'sessions_pkey' })
  tokenHash!: Buffer;

  @ForeignKey(() => AccountEntity, 'id', { name: 'sessions_account_fkey' })
  @Column({ type: 'uuid' })
  account!: string;

  /** How they signed in: at the provider of staff, at the provider of parents, or with a one-time code. */
  @Column({ type: 'text' })
  way!: 'staff' | 'parent' | 'code';

  @Column({ type: 'timestamptz', name: 'started_at' })
  startedAt!: Date;

  /** When it was last used, to the minute. */
  @Column({ type: 'timestamptz', name: 'used_at' })
  usedAt!: Date;

  /** When it ends whatever is done. */
  @Column({ type: 'timestamptz', name: 'ends_at' })
  endsAt!: Date;

  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}
