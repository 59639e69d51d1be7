import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Which network a round is measured on, and how that was undone. */
@Entity('frozen_networks')
@Check('frozen_networks_asked_check', `num_nulls(asked_by, asked_at, asked_because) IN (0, 3)`)
@Check('frozen_networks_unfrozen_check', `num_nulls(unfrozen_by, unfrozen_at) IN (0, 2)`)
@Check('frozen_networks_two_check', `unfrozen_by IS NULL OR (asked_by IS NOT NULL AND unfrozen_by <> asked_by)`)
@Index('frozen_networks_one', ['round'], { unique: true, where: 'unfrozen_at IS NULL' })
@Index('frozen_networks_round', ['round'])
@ForeignKey('walking_networks', ['authority', 'network'], ['authority', 'digest'], {
  name: 'frozen_networks_network_fkey',
})
export class FrozenNetworkEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'frozen_networks_pkey' })
  id!: string;

  @ForeignKey('rounds', 'id', { name: 'frozen_networks_round_fkey' })
  @Column({ type: 'uuid' })
  round!: string;

  @Column({ type: 'text' })
  authority!: string;

  @Column({ type: 'text' })
  network!: string;

  @Column({ type: 'text', name: 'frozen_by' })
  frozenBy!: string;

  @Column({ type: 'timestamptz', name: 'frozen_at' })
  frozenAt!: Date;

  @Column({ type: 'text', name: 'asked_by', nullable: true })
  askedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'asked_at', nullable: true })
  askedAt!: Date | null;

  @Column({ type: 'text', name: 'asked_because', nullable: true })
  askedBecause!: string | null;

  @Column({ type: 'text', name: 'unfrozen_by', nullable: true })
  unfrozenBy!: string | null;

  @Column({ type: 'timestamptz', name: 'unfrozen_at', nullable: true })
  unfrozenAt!: Date | null;
}
