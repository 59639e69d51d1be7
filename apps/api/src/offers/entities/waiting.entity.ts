import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { WaitingListVersionEntity } from './waiting-list.entity';

/** That a child waits for a place, and where they stood when the list was last published. */
@Entity('waiting')
@Index('waiting_round', ['round', 'state'])
@Index('waiting_intake', ['intake', 'state'])
@Check('waiting_state_check', `state IN ('waiting', 'left', 'placed', 'closed')`)
export class WaitingEntity {
  @ForeignKey('ChildEntity', 'id', { name: 'waiting_child_fkey' })
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'waiting_pkey' })
  child!: string;

  @ForeignKey('IntakeEntity', 'id', { name: 'waiting_intake_fkey' })
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'waiting_pkey' })
  intake!: string;

  @Column({ type: 'text' })
  authority!: string;

  @Column({ type: 'uuid' })
  round!: string;

  @Column({ type: 'text' })
  school!: string;

  @Column({ type: 'text' })
  state!: string;

  @ForeignKey(() => WaitingListVersionEntity, 'id', { name: 'waiting_list_fkey' })
  @Column({ type: 'uuid', nullable: true })
  list!: string | null;

  @Column({ type: 'text', nullable: true })
  pool!: string | null;

  @Column({ type: 'integer', nullable: true })
  position!: number | null;

  @Column({ type: 'integer', nullable: true })
  equals!: number | null;

  @Column({ type: 'integer', name: 'of_all', nullable: true })
  ofAll!: number | null;

  @Column({ type: 'text', nullable: true })
  category!: string | null;

  @Column({ type: 'integer', nullable: true })
  before!: number | null;

  @Column({ type: 'text', nullable: true })
  because!: string | null;

  @Column({ type: 'timestamptz', name: 'as_of', nullable: true })
  asOf!: Date | null;

  @Column({ type: 'timestamptz', name: 'visible_from' })
  visibleFrom!: Date;

  @Column({ type: 'boolean', name: 'tell_moves', default: false })
  tellMoves!: boolean;

  @Column({ type: 'timestamptz', name: 'changed_at' })
  changedAt!: Date;
}

/** A request that the lists of a round be ranked again; published once its run is verified. */
@Entity('rerankings')
@Unique('rerankings_run_key', ['run'])
@Index('rerankings_round', ['round', 'askedAt'])
@Check('rerankings_state_check', `state IN ('running', 'published', 'stopped')`)
export class RerankingEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'rerankings_pkey' })
  id!: string;

  @Column({ type: 'text' })
  authority!: string;

  @ForeignKey('RoundEntity', 'id', { name: 'rerankings_round_fkey' })
  @Column({ type: 'uuid' })
  round!: string;

  @ForeignKey('RunEntity', 'id', { name: 'rerankings_run_fkey' })
  @Column({ type: 'uuid' })
  run!: string;

  @Column({ type: 'text' })
  because!: string;

  @Column({ type: 'text' })
  state!: string;

  @Column({ type: 'text', name: 'asked_by' })
  askedBy!: string;

  @Column({ type: 'timestamptz', name: 'asked_at' })
  askedAt!: Date;

  @Column({ type: 'timestamptz', name: 'finished_at', nullable: true })
  finishedAt!: Date | null;
}
