import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row of the bare table. */
@Entity('bare_rows')
export class BareRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  text!: string;
}
