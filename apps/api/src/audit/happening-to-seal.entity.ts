import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A happening that stands and has no seal yet. The database itself puts it here. */
@Entity('happenings_to_seal')
export class HappeningToSealEntity {
  @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'happenings_to_seal_pkey' })
  happening!: string;

  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  since!: Date;
}
