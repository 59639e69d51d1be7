import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** That the offers of a run were made, once. */
@Entity('offers_made')
export class OffersMadeEntity {
  @ForeignKey('RunEntity', 'id', { name: 'offers_made_run_fkey' })
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'offers_made_pkey' })
  run!: string;

  @Column({ type: 'text' })
  authority!: string;

  @Column({ type: 'timestamptz', name: 'made_at' })
  madeAt!: Date;

  @Column({ type: 'integer' })
  offers!: number;

  @Column({ type: 'integer' })
  refused!: number;
}
