import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Letters that were printed together. Only ever added to. */
@Entity('printings')
@Check('printings_letters_check', 'letters > 0')
@Index('printings_authority', ['authority', 'madeAt'])
export class PrintingEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'printings_pkey' })
  id!: string;

  @ForeignKey('authorities', 'id', { name: 'printings_authority_fkey' })
  @Column({ type: 'text' })
  authority!: string;

  @Column({ type: 'text', name: 'made_by' })
  madeBy!: string;

  @Column({ type: 'timestamptz', name: 'made_at' })
  madeAt!: Date;

  @Column({ type: 'integer' })
  letters!: number;

  @Column({ type: 'integer', name: 'without_address' })
  withoutAddress!: number;
}
