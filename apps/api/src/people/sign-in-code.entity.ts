import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A one-time code that was asked for. Forgotten after a day. */
@Entity('sign_in_codes')
@Check('sign_in_codes_tries_check', 'tries BETWEEN 0 AND 5')
@Index('sign_in_codes_email', ['email', 'askedAt'])
@Index('sign_in_codes_asked_from', ['askedFrom', 'askedAt'])
@Index('sign_in_codes_asked', ['askedAt'])
export class SignInCodeEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'sign_in_codes_pkey' })
  id!: string;

  @Column({ type: 'text' })
  email!: string;

  /** A digest of the network address that asked. */
  @Column({ type: 'bytea', name: 'asked_from' })
  askedFrom!: Buffer;

  @Column({ type: 'bytea', name: 'code_hash' })
  codeHash!: Buffer;

  /** The code itself until it has been handed to the post, and nothing from then on. */
  @Column({ type: 'text', name: 'code_to_send', nullable: true })
  codeToSend!: string | null;

  @Column({ type: 'timestamptz', name: 'asked_at' })
  askedAt!: Date;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;

  @Column({ type: 'integer', default: 0 })
  tries!: number;

  @Column({ type: 'timestamptz', name: 'used_at', nullable: true })
  usedAt!: Date | null;

  /** When a newer code took its place. */
  @Column({ type: 'timestamptz', name: 'void_at', nullable: true })
  voidAt!: Date | null;
}
