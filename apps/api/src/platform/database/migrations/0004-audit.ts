import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The audit: what happened, the seals that chain it together, and how far each follower has read.
 *
 * A verb writes its happening in its own transaction and takes no lock that another verb could wait for. The chain is made
 * afterwards by one sealer, from `happenings_to_seal`, so commits run in parallel and the chain still has one order.
 */
export class Audit implements MigrationInterface {
  readonly name = 'Audit0000000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(guardsChild);
    await runner.query(happenings);
    await runner.query(seals);
    await runner.query(toSeal);
    await runner.query(followerMarks);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE follower_marks;
      DROP TABLE happenings_to_seal;
      DROP TABLE seals;
      DROP TABLE happenings;
      DROP FUNCTION fp_queue_for_sealing();
      DROP FUNCTION fp_guards_child(text);
    `);
  }
}

/** Whether whoever asks has parental responsibility for this child. The applications room knows, and replaces it. */
const guardsChild = `
  CREATE FUNCTION fp_guards_child(child text) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT false $$;
`;

const happenings = `
  CREATE TABLE happenings (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT happenings_pkey PRIMARY KEY,
    at timestamptz NOT NULL,
    kind text NOT NULL CONSTRAINT happenings_kind_check CHECK (kind ~ '^[a-z][a-z-]*[.][a-z][a-z-]*$'),
    account text NOT NULL,
    account_name text,
    roles text NOT NULL,
    authority text,
    school text,
    child text,
    subject text NOT NULL,
    about jsonb NOT NULL CONSTRAINT happenings_about_check
      CHECK (jsonb_typeof(about) = 'object' AND octet_length(about::text) <= 4000),
    request text
  );
  CREATE INDEX happenings_authority ON happenings (authority, id) WHERE authority IS NOT NULL;
  CREATE INDEX happenings_child ON happenings (child, id) WHERE child IS NOT NULL;
  CREATE INDEX happenings_subject ON happenings (subject, id);
  SELECT fp_append_only('happenings');

  ALTER TABLE happenings ENABLE ROW LEVEL SECURITY;
  CREATE POLICY happenings_seen ON happenings FOR SELECT USING (
    fp_system()
    OR fp_has('officer', authority)
    OR fp_has('auditor', authority)
    OR fp_has('auditor', '')
    OR (authority IS NULL AND fp_has('operator', ''))
    OR fp_guards_child(child)
  );
  CREATE POLICY happenings_told ON happenings FOR INSERT WITH CHECK (fp_system() OR account = fp_account());
`;

const seals = `
  CREATE TABLE seals (
    position bigint CONSTRAINT seals_pkey PRIMARY KEY CONSTRAINT seals_position_check CHECK (position > 0),
    happening bigint NOT NULL CONSTRAINT seals_happening_key UNIQUE
      CONSTRAINT seals_happening_fkey REFERENCES happenings (id),
    hash bytea NOT NULL CONSTRAINT seals_hash_check CHECK (octet_length(hash) = 32)
  );
  SELECT fp_append_only('seals');

  ALTER TABLE seals ENABLE ROW LEVEL SECURITY;
  CREATE POLICY seals_seen ON seals FOR SELECT USING (fp_system() OR fp_account() IS NOT NULL);
  CREATE POLICY seals_set ON seals FOR INSERT WITH CHECK (fp_system());
`;

/** Only the trigger puts something here, as the owner, so that no verb can keep its happening out of the chain. */
const toSeal = `
  CREATE TABLE happenings_to_seal (
    happening bigint CONSTRAINT happenings_to_seal_pkey PRIMARY KEY,
    since timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  REVOKE INSERT, UPDATE, TRUNCATE ON happenings_to_seal FROM fairplace_app;

  ALTER TABLE happenings_to_seal ENABLE ROW LEVEL SECURITY;
  CREATE POLICY happenings_to_seal_sealer ON happenings_to_seal FOR ALL USING (fp_system()) WITH CHECK (fp_system());

  CREATE FUNCTION fp_queue_for_sealing() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp
  AS $$
  BEGIN
    INSERT INTO happenings_to_seal (happening) SELECT id FROM told;
    RETURN NULL;
  END $$;
  CREATE TRIGGER happenings_queued AFTER INSERT ON happenings
    REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION fp_queue_for_sealing();
`;

/** How far each follower has read, and what it stumbled over last. */
const followerMarks = `
  CREATE TABLE follower_marks (
    name text CONSTRAINT follower_marks_pkey PRIMARY KEY,
    position bigint NOT NULL CONSTRAINT follower_marks_position_check CHECK (position >= 0),
    failures integer NOT NULL DEFAULT 0,
    failing_at bigint,
    failing_since timestamptz,
    failure text,
    retry_at timestamptz
  );

  ALTER TABLE follower_marks ENABLE ROW LEVEL SECURITY;
  CREATE POLICY follower_marks_kept ON follower_marks FOR ALL USING (fp_system()) WITH CHECK (fp_system());
`;
