import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The measuring points that a distance was asked to, of which the nearest counts. */
@Entity('measured_ends')
@Check('measured_ends_digest_check', `digest ~ '^[0-9a-f]{64}$'`)
@Check('measured_ends_points_check', `jsonb_typeof(points) = 'array'`)
export class MeasuredEndsEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'measured_ends_pkey' })
  digest!: string;

  @Column({ type: 'jsonb' })
  points!: object;
}
