import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** How far a follower has read, and what it stumbled over last. */
@Entity('follower_marks')
@Check('follower_marks_position_check', 'position >= 0')
export class FollowerMarkEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'follower_marks_pkey' })
  name!: string;

  /** The position of the last happening that it has dealt with. */
  @Column({ type: 'bigint' })
  position!: string;

  @Column({ type: 'integer', default: 0 })
  failures!: number;

  @Column({ type: 'bigint', name: 'failing_at', nullable: true })
  failingAt!: string | null;

  @Column({ type: 'timestamptz', name: 'failing_since', nullable: true })
  failingSince!: Date | null;

  @Column({ type: 'text', nullable: true })
  failure!: string | null;

  @Column({ type: 'timestamptz', name: 'retry_at', nullable: true })
  retryAt!: Date | null;
}
