import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** A draw that was promised: the hash of its seed, published before anybody can know what it does (1.34-1.35). */
@Entity('draws')
@Unique('draws_commitment_key', ['commitment'])
@Check('draws_kind_check', `kind IN ('offer-day', 'after-offer-day')`)
@Check('draws_supervisor_check', `supervisor <> ''`)
export class DrawEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'draws_pkey' })
  id!: string;

  @Column({ type: 'text' })
  authority!: string;

  @ForeignKey('IntakeEntity', 'id', { name: 'draws_intake_fkey' })
  @Column({ type: 'uuid' })
  intake!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  commitment!: string;

  @Column({ type: 'text' })
  supervisor!: string;

  @Column({ type: 'text', name: 'committed_by' })
  committedBy!: string;

  @Column({ type: 'timestamptz', name: 'committed_at' })
  committedAt!: Date;
}

/** The seed of a draw, which nobody is shown before a run has used it. */
@Entity('draw_seeds')
export class DrawSeedEntity {
  @ForeignKey(() => DrawEntity, 'id', { name: 'draw_seeds_draw_fkey' })
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'draw_seeds_pkey' })
  draw!: string;

  @Column({ type: 'text' })
  seed!: string;
}
