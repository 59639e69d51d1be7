import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Where a job stands. */
export type JobState = 'waiting' | 'running' | 'done' | 'failed';

/** One job: what is to be done about which thing, and how far it has come. */
@Entity('jobs')
@Check('jobs_kind_check', `kind ~ '^[a-z][a-z-]*[.][a-z][a-z-]*$'`)
@Check('jobs_subject_check', 'length(subject) BETWEEN 1 AND 200')
@Check('jobs_state_check', `state IN ('waiting', 'running', 'done', 'failed')`)
@Check(
  'jobs_claimed_check',
  `(state = 'running') = (claimed_by IS NOT NULL) AND (state = 'running') = (lease_until IS NOT NULL)`,
)
@Check('jobs_finished_check', `(state IN ('done', 'failed')) = (finished_at IS NOT NULL)`)
@Check('jobs_progress_check', 'done IS NULL OR done BETWEEN 0 AND total')
@Index('jobs_open_key', ['kind', 'key'], {
  unique: true,
  where: `key IS NOT NULL AND state IN ('waiting', 'running')`,
})
@Index('jobs_waiting', ['kind', 'dueAt'], { where: `state = 'waiting'` })
@Index('jobs_running', ['kind', 'leaseUntil'], { where: `state = 'running'` })
@Index('jobs_failed', ['finishedAt', 'id'], { where: `state = 'failed'` })
@Index('jobs_done', ['finishedAt'], { where: `state = 'done'` })
@Index('jobs_subject', ['subject', 'kind'])
export class JobEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'jobs_pkey' })
  id!: string;

  /** What is to be done, such as `allocation.decide`: the room, and the work. */
  @Column({ type: 'text' })
  kind!: string;

  /** The id of the thing it is done about, and nothing else. */
  @Column({ type: 'text' })
  subject!: string;

  /** At most one open job of a kind has this key. */
  @Column({ type: 'text', nullable: true })
  key!: string | null;

  /** Whose officers see it; all officers when it is nobody's. */
  @Column({ type: 'text', nullable: true })
  authority!: string | null;

  @Column({ type: 'text' })
  state!: JobState;

  /** How often it was begun since it was last asked for. */
  @Column({ type: 'integer', default: 0 })
  attempts!: number;

  /** How often it was ever claimed; a worker that holds an older claim can no longer change the row. */
  @Column({ type: 'integer', default: 0 })
  claims!: number;

  @Column({ type: 'timestamptz', name: 'due_at' })
  dueAt!: Date;

  /** When it is due once more, because it was asked for again while it ran. */
  @Column({ type: 'timestamptz', name: 'again_at', nullable: true })
  againAt!: Date | null;

  /** The number of the worker that runs it. */
  @Column({ type: 'integer', name: 'claimed_by', nullable: true })
  claimedBy!: number | null;

  /** Until when the worker is believed to be at it, by the database's own clock. */
  @Column({ type: 'timestamptz', name: 'lease_until', nullable: true })
  leaseUntil!: Date | null;

  @Column({ type: 'integer', nullable: true })
  done!: number | null;

  @Column({ type: 'integer', nullable: true })
  total!: number | null;

  /** Why it last failed, without a word that could be about a person. */
  @Column({ type: 'text', name: 'last_error', nullable: true })
  lastError!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'finished_at', nullable: true })
  finishedAt!: Date | null;
}
