import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The work that is to be done besides answering requests: one row for each job, which is the truth about it.
 *
 * Anybody's transaction may add one, through `fp_add_job`; only the service itself may read and change them all. An
 * officer sees those of their authority and of none; an operator sees all, and may let a failed one try again.
 */
export class Jobs implements MigrationInterface {
  readonly name = 'Jobs0000000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
    await runner.query(fence);
    await runner.query(addJob);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION fp_add_job(uuid, text, text, text, text, timestamptz, timestamptz);
      DROP TABLE jobs;
      DROP FUNCTION fp_has_anywhere(text);
    `);
  }
}

/** `claims` counts how often the row was ever claimed: it is the fence against a worker that comes back from the dead. */
const table = `
  CREATE TABLE jobs (
    id uuid CONSTRAINT jobs_pkey PRIMARY KEY,
    kind text NOT NULL,
    subject text NOT NULL,
    key text,
    authority text,
    state text NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    claims integer NOT NULL DEFAULT 0,
    due_at timestamptz NOT NULL,
    again_at timestamptz,
    claimed_by integer,
    lease_until timestamptz,
    done integer,
    total integer,
    last_error text,
    created_at timestamptz NOT NULL,
    finished_at timestamptz,
    CONSTRAINT jobs_kind_check CHECK (kind ~ '^[a-z][a-z-]*[.][a-z][a-z-]*$'),
    CONSTRAINT jobs_subject_check CHECK (length(subject) BETWEEN 1 AND 200),
    CONSTRAINT jobs_state_check CHECK (state IN ('waiting', 'running', 'done', 'failed')),
    CONSTRAINT jobs_claimed_check CHECK (
      (state = 'running') = (claimed_by IS NOT NULL) AND (state = 'running') = (lease_until IS NOT NULL)
    ),
    CONSTRAINT jobs_finished_check CHECK ((state IN ('done', 'failed')) = (finished_at IS NOT NULL)),
    CONSTRAINT jobs_progress_check CHECK (done IS NULL OR done BETWEEN 0 AND total)
  );
  CREATE UNIQUE INDEX jobs_open_key ON jobs (kind, key) WHERE key IS NOT NULL AND state IN ('waiting', 'running');
  CREATE INDEX jobs_waiting ON jobs (kind, due_at) WHERE state = 'waiting';
  CREATE INDEX jobs_running ON jobs (kind, lease_until) WHERE state = 'running';
  CREATE INDEX jobs_failed ON jobs (finished_at, id) WHERE state = 'failed';
  CREATE INDEX jobs_done ON jobs (finished_at) WHERE state = 'done';
  CREATE INDEX jobs_subject ON jobs (subject, kind);
`;

const fence = `
  CREATE FUNCTION fp_has_anywhere(role text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT strpos(',' || coalesce(current_setting('fairplace.grants', true), ''), ',' || role || '@') > 0 $$;

  ALTER TABLE jobs ENABLE ROW LEVEL SECURITY;
  CREATE POLICY jobs_system ON jobs FOR ALL USING (fp_system()) WITH CHECK (fp_system());
  CREATE POLICY jobs_staff ON jobs FOR SELECT USING (
    fp_has_anywhere('operator') OR fp_has('officer', authority) OR (authority IS NULL AND fp_has_anywhere('officer'))
  );
  CREATE POLICY jobs_retry ON jobs FOR UPDATE
    USING (fp_has_anywhere('operator') AND state = 'failed')
    WITH CHECK (fp_has_anywhere('operator') AND state = 'waiting');
`;

/**
 * Adds a job in the transaction of whoever asks, and wakes the workers when that transaction commits.
 *
 * When a job of that kind and key is open already, it is the one: it is brought forward if need be, and if it is running
 * it will run once more, because what it has read may be older than what this transaction writes. Its row stays locked
 * until the transaction ends, so that nobody claims it before there is something to see.
 */
const addJob = `
  CREATE FUNCTION fp_add_job(
    new_id uuid, new_kind text, new_subject text, new_key text, new_authority text,
    new_due timestamptz, now_is timestamptz
  ) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  DECLARE
    the_job jobs%ROWTYPE;
  BEGIN
    INSERT INTO jobs AS job (id, kind, subject, key, authority, state, due_at, created_at)
    VALUES (new_id, new_kind, new_subject, new_key, new_authority, 'waiting', new_due, now_is)
    ON CONFLICT (kind, key) WHERE key IS NOT NULL AND state IN ('waiting', 'running')
    DO UPDATE SET
      due_at = CASE WHEN job.state = 'waiting' THEN least(job.due_at, new_due) ELSE job.due_at END,
      again_at = CASE WHEN job.state = 'running' THEN least(job.again_at, new_due) ELSE job.again_at END
    RETURNING * INTO the_job;
    IF the_job.subject <> new_subject THEN
      RAISE EXCEPTION 'the open job % with the key % has another subject', new_kind, new_key
        USING ERRCODE = 'unique_violation';
    END IF;
    IF new_due <= now_is THEN PERFORM pg_notify('fairplace_jobs', new_kind); END IF;
    RETURN the_job.id;
  END $$;
`;
