import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** One publication of a waiting list: never changed, so that anybody can be shown the list as it stood. */
@Entity('waiting_list_versions')
@Unique('waiting_list_versions_number_key', ['intake', 'version'])
@Unique('waiting_list_versions_run_key', ['run', 'intake'])
@Check('waiting_list_versions_version_check', 'version > 0')
export class WaitingListVersionEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'waiting_list_versions_pkey' })
  id!: string;

  @Column({ type: 'text' })
  authority!: string;

  @ForeignKey('RoundEntity', 'id', { name: 'waiting_list_versions_round_fkey' })
  @Column({ type: 'uuid' })
  round!: string;

  @ForeignKey('IntakeEntity', 'id', { name: 'waiting_list_versions_intake_fkey' })
  @Column({ type: 'uuid' })
  intake!: string;

  @Column({ type: 'integer' })
  version!: number;

  @ForeignKey('RunEntity', 'id', { name: 'waiting_list_versions_run_fkey' })
  @Column({ type: 'uuid' })
  run!: string;

  @Column({ type: 'text' })
  because!: string;

  @Column({ type: 'timestamptz', name: 'published_at' })
  publishedAt!: Date;

  @Column({ type: 'timestamptz', name: 'visible_from' })
  visibleFrom!: Date;

  @Column({ type: 'integer' })
  children!: number;

  @Column({ type: 'text' })
  digest!: string;
}

/** One line of a published list. Children whom only a draw would separate share the position of the first of them. */
@Entity('waiting_list_places')
@Unique('waiting_list_places_once', ['child', 'list', 'pool'])
@Check('waiting_list_places_position_check', 'position > 0 AND position <= place')
@Check('waiting_list_places_equals_check', 'equals > 0')
export class WaitingListPlaceEntity {
  @ForeignKey(() => WaitingListVersionEntity, 'id', { name: 'waiting_list_places_list_fkey' })
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'waiting_list_places_pkey' })
  list!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'waiting_list_places_pkey' })
  pool!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'waiting_list_places_pkey' })
  place!: number;

  @Column({ type: 'uuid' })
  child!: string;

  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'integer' })
  equals!: number;

  @Column({ type: 'text' })
  category!: string;

  @Column({ type: 'text' })
  standing!: string;

  @Column({ type: 'integer', nullable: true })
  before!: number | null;

  @Column({ type: 'text' })
  because!: string;
}
