import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A browser was sent to a provider and has not come back yet. The row goes when it does, so nothing is used twice. */
@Entity('sign_ins')
@Check('sign_ins_way_check', `way IN ('staff', 'parent')`)
@Check('sign_ins_return_to_check', `return_to ~ '^/([^/\\\\]|$)'`)
@Index('sign_ins_expires', ['expiresAt'])
export class SignInEntity {
  @PrimaryColumn({ type: 'bytea', name: 'state_hash', primaryKeyConstraintName: 'sign_ins_pkey' })
  stateHash!: Buffer;

  /** The digest of a secret in the browser's cookie: only the browser that began may finish. */
  @Column({ type: 'bytea', name: 'browser_hash' })
  browserHash!: Buffer;

  @Column({ type: 'text' })
  way!: 'staff' | 'parent';

  @Column({ type: 'text' })
  nonce!: string;

  @Column({ type: 'text' })
  verifier!: string;

  @Column({ type: 'text', name: 'return_to' })
  returnTo!: string;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;
}
