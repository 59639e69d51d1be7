import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { HappeningEntity } from './happening.entity';

/** One link of the chain: the happening at this position, sealed together with everything before it. */
@Entity('seals')
@Check('seals_position_check', 'position > 0')
@Check('seals_hash_check', 'octet_length(hash) = 32')
@Unique('seals_happening_key', ['happening'])
export class SealEntity {
  @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'seals_pkey' })
  position!: string;

  @ForeignKey(() => HappeningEntity, 'id', { name: 'seals_happening_fkey' })
  @Column({ type: 'bigint' })
  happening!: string;

  @Column({ type: 'bytea' })
  hash!: Buffer;
}
