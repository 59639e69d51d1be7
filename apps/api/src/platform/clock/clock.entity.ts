import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** How far the demonstration's clock runs ahead of the true one; no row means not at all. */
@Entity('clock')
@Check('clock_one_row_check', 'one_row')
export class ClockEntity {
  @PrimaryColumn({ type: 'boolean', name: 'one_row', default: true, primaryKeyConstraintName: 'clock_pkey' })
  oneRow!: boolean;

  @Column({ type: 'bigint', name: 'ahead_ms' })
  aheadMs!: string;
}
