import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { LetterOrderEntity } from './letter-order.entity';

/** Letters that go out together, in an order drawn from the seed. */
@Entity('mailings')
@Unique('mailings_order_key', ['order'])
@Check('mailings_seed_check', `seed ~ '^[0-9a-f]{32}$'`)
@Check('mailings_paused_check', `num_nulls(paused_by, paused_at, paused_because) IN (0, 3)`)
@Index('mailings_authority', ['authority', 'madeAt', 'id'])
export class MailingEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'mailings_pkey' })
  id!: string;

  @ForeignKey(() => LetterOrderEntity, 'id', { name: 'mailings_order_fkey' })
  @Column({ type: 'uuid', name: 'letter_order' })
  order!: string;

  @ForeignKey('authorities', 'id', { name: 'mailings_authority_fkey' })
  @Column({ type: 'text' })
  authority!: string;

  @Column({ type: 'text' })
  what!: string;

  @Column({ type: 'text' })
  seed!: string;

  @Column({ type: 'timestamptz', name: 'made_at' })
  madeAt!: Date;

  @Column({ type: 'timestamptz', name: 'due_at' })
  dueAt!: Date;

  @Column({ type: 'text', name: 'paused_by', nullable: true })
  pausedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'paused_at', nullable: true })
  pausedAt!: Date | null;

  @Column({ type: 'text', name: 'paused_because', nullable: true })
  pausedBecause!: string | null;
}
