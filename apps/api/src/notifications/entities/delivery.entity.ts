import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { LetterEntity } from './letter.entity';
import { MailingEntity } from './mailing.entity';
import { PrintingEntity } from './printing.entity';

/** How a letter is on its way: one row for each letter. */
@Entity('deliveries')
@Check(
  'deliveries_state_check',
  `state IN ('waiting', 'sending', 'sent', 'refused', 'unsure', 'stopped', 'paper', 'printed')`,
)
@Check('deliveries_done_check', `(state IN ('sent', 'printed')) = (done_at IS NOT NULL)`)
@Check('deliveries_printed_check', `(state = 'printed') = (printing IS NOT NULL)`)
@Check('deliveries_claimed_check', `state <> 'sending' OR claimed_at IS NOT NULL`)
@Check('deliveries_settled_check', `num_nulls(settled_by, settled_at, settled_because) IN (0, 3)`)
@Index('deliveries_waiting', ['turn', 'letter'], { where: `state = 'waiting'` })
@Index('deliveries_sending', ['letter'], { where: `state = 'sending'` })
@Index('deliveries_open', ['authority', 'state', 'dueAt'], {
  where: `state IN ('refused', 'unsure', 'stopped', 'paper')`,
})
@Index('deliveries_mailing', ['mailing', 'state'], { where: 'mailing IS NOT NULL' })
@Index('deliveries_printing', ['printing'], { where: 'printing IS NOT NULL' })
export class DeliveryEntity {
  @ForeignKey(() => LetterEntity, 'id', { name: 'deliveries_letter_fkey' })
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'deliveries_pkey' })
  letter!: string;

  @Column({ type: 'text' })
  authority!: string;

  @ForeignKey(() => MailingEntity, 'id', { name: 'deliveries_mailing_fkey' })
  @Column({ type: 'uuid', nullable: true })
  mailing!: string | null;

  /** Its place in the order of sending: drawn for a mailing; empty for a letter on its own, which comes first. */
  @Column({ type: 'text' })
  turn!: string;

  /** The lines of the address on paper; none where nobody told us. */
  @Column({ type: 'text', array: true })
  address!: string[];

  @Column({ type: 'text' })
  state!: string;

  @Column({ type: 'timestamptz', name: 'due_at' })
  dueAt!: Date;

  @Column({ type: 'integer', default: 0 })
  attempts!: number;

  @Column({ type: 'integer', default: 0 })
  claims!: number;

  @Column({ type: 'timestamptz', name: 'claimed_at', nullable: true })
  claimedAt!: Date | null;

  /** The e-mail address it went to. */
  @Column({ type: 'text', name: 'sent_to', nullable: true })
  sentTo!: string | null;

  @Column({ type: 'text', name: 'carrier_reference', nullable: true })
  carrierReference!: string | null;

  /** Why it was refused, stopped, left unsure or is tried again. */
  @Column({ type: 'text', nullable: true })
  says!: string | null;

  @Column({ type: 'timestamptz', name: 'done_at', nullable: true })
  doneAt!: Date | null;

  @ForeignKey(() => PrintingEntity, 'id', { name: 'deliveries_printing_fkey' })
  @Column({ type: 'uuid', nullable: true })
  printing!: string | null;

  @Column({ type: 'text', name: 'settled_by', nullable: true })
  settledBy!: string | null;

  @Column({ type: 'timestamptz', name: 'settled_at', nullable: true })
  settledAt!: Date | null;

  @Column({ type: 'text', name: 'settled_because', nullable: true })
  settledBecause!: string | null;
}
