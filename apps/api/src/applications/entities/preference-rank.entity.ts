import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { PreferenceEntity } from './preference.entity';

/** The rank of a preference, which no school sees (1.9). */
@Entity('preference_ranks')
@Unique('preference_ranks_once', ['application', 'rank'], { deferrable: 'INITIALLY DEFERRED' })
@Check('preference_ranks_rank_check', `rank BETWEEN 1 AND 20`)
export class PreferenceRankEntity {
  @ForeignKey(() => PreferenceEntity, 'id', { name: 'preference_ranks_preference_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'preference_ranks_pkey' })
  preference!: string;

  @Column({ type: 'uuid' })
  application!: string;

  @Column({ type: 'text' })
  authority!: string;

  @Column({ type: 'smallint' })
  rank!: number;
}
