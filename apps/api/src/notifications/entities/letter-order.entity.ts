import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** What the audit told of that asks for letters: one row for each happening that is followed. */
@Entity('letter_orders')
@Unique('letter_orders_cause_key', ['cause'])
@Check('letter_orders_state_check', `state IN ('open', 'written', 'failed')`)
@Check(
  'letter_orders_written_check',
  `(state = 'written') = (written_at IS NOT NULL) AND (state = 'written') = (letters IS NOT NULL)`,
)
@Index('letter_orders_open', ['madeAt', 'id'], { where: `state = 'open'` })
@Index('letter_orders_failed', ['authority', 'madeAt', 'id'], { where: `state = 'failed'` })
export class LetterOrderEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'letter_orders_pkey' })
  id!: string;

  /** The happening, by its id. */
  @Column({ type: 'text' })
  cause!: string;

  /** The kind of the happening. */
  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'text' })
  account!: string;

  @Column({ type: 'text' })
  authority!: string;

  @Column({ type: 'uuid', nullable: true })
  child!: string | null;

  @Column({ type: 'text' })
  subject!: string;

  @Column({ type: 'jsonb' })
  about!: object;

  /** Whether it asks for many letters at once, which then are a mailing. */
  @Column({ type: 'boolean' })
  many!: boolean;

  @Column({ type: 'text' })
  state!: 'open' | 'written' | 'failed';

  @Column({ type: 'integer', nullable: true })
  letters!: number | null;

  @Column({ type: 'integer', default: 0 })
  attempts!: number;

  @Column({ type: 'text', nullable: true })
  failure!: string | null;

  @Column({ type: 'timestamptz', name: 'made_at' })
  madeAt!: Date;

  @Column({ type: 'timestamptz', name: 'written_at', nullable: true })
  writtenAt!: Date | null;
}
