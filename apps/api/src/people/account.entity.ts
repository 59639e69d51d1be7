import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** A person as the service knows them, however they signed in. */
@Entity('accounts')
@Check('accounts_kind_check', `kind IN ('staff', 'parent')`)
@Check('accounts_name_check', `name <> ''`)
export class AccountEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'accounts_pkey' })
  id!: string;

  @Column({ type: 'text' })
  kind!: 'staff' | 'parent';

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', nullable: true })
  email!: string | null;

  /** Whether the person is one of the demonstration's, whom a service for real families never lets in. */
  @Column({ type: 'boolean' })
  demonstration!: boolean;

  @Column({ type: 'timestamptz', name: 'made_at' })
  madeAt!: Date;
}
