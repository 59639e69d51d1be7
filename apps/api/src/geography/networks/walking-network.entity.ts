import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A walking network: the file as it was sent, and what it came to. */
@Entity('walking_networks')
@Check('walking_networks_digest_check', `digest ~ '^[0-9a-f]{64}$'`)
@Check('walking_networks_sha256_check', `sha256 ~ '^[0-9a-f]{64}$'`)
export class WalkingNetworkEntity {
  @ForeignKey('authorities', 'id', { name: 'walking_networks_authority_fkey' })
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'walking_networks_pkey' })
  authority!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'walking_networks_pkey' })
  digest!: string;

  @Column({ type: 'text' })
  date!: string;

  @Column({ type: 'integer' })
  nodes!: number;

  @Column({ type: 'integer' })
  segments!: number;

  @Column({ type: 'bigint' })
  metres!: string;

  @Column({ type: 'text' })
  file!: string;

  @Column({ type: 'text' })
  sha256!: string;

  @Column({ type: 'bytea' })
  bytes!: Buffer;

  @Column({ type: 'text', name: 'given_date', nullable: true })
  givenDate!: string | null;

  @Column({ type: 'text' })
  account!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
