import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { OfferEntity } from './offer.entity';

/** One answer to an offer, with its receipt. A second answer is a second row. */
@Entity('offer_answers')
@Index('offer_answers_offer', ['offer', 'answeredAt'])
@Check('offer_answers_answer_check', `answer IN ('accept', 'decline')`)
export class OfferAnswerEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'offer_answers_pkey' })
  receipt!: string;

  @ForeignKey(() => OfferEntity, 'id', { name: 'offer_answers_offer_fkey' })
  @Column({ type: 'uuid' })
  offer!: string;

  @Column({ type: 'uuid' })
  child!: string;

  @Column({ type: 'text' })
  authority!: string;

  @Column({ type: 'text' })
  answer!: string;

  @Column({ type: 'text', name: 'answered_by' })
  answeredBy!: string;

  @Column({ type: 'timestamptz', name: 'answered_at' })
  answeredAt!: Date;
}
