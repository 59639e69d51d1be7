import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountEntity } from './account.entity';

/** How an account is known elsewhere: by the provider that vouches for it, and the provider's own name for it. */
@Entity('identities')
@Index('identities_account', ['account'])
export class IdentityEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'identities_pkey' })
  issuer!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'identities_pkey' })
  subject!: string;

  @ForeignKey(() => AccountEntity, 'id', { name: 'identities_account_fkey' })
  @Column({ type: 'uuid' })
  account!: string;

  @Column({ type: 'timestamptz', name: 'made_at' })
  madeAt!: Date;
}
