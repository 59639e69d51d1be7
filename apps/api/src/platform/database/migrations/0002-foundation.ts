import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The second fence around children's data, under the rooms' own: the role the service works as, and what it knows of
 * whoever is asking.
 *
 * `platform/database/database.ts` says in every transaction who acts (`fairplace.account` and so on). Row-level
 * security asks these functions, so that a question without its `where` gives nothing away, and with no actor at all
 * there is nothing to see. The role is one for the whole server, so another database of ours may have made it already.
 */
export class Foundation implements MigrationInterface {
  readonly name = 'Foundation0000000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'fairplace_app') THEN
          CREATE ROLE fairplace_app NOLOGIN NOSUPERUSER NOBYPASSRLS;
        END IF;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END $$;
      GRANT fairplace_app TO CURRENT_USER;
      GRANT USAGE ON SCHEMA public TO fairplace_app;
      GRANT SELECT ON installation TO fairplace_app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO fairplace_app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO fairplace_app;
    `);
    await runner.query(actorFunctions);
    await runner.query(appendOnly);
    await runner.query(`
      CREATE TABLE clock (
        one_row boolean CONSTRAINT clock_pkey PRIMARY KEY DEFAULT true CONSTRAINT clock_one_row_check CHECK (one_row),
        ahead_ms bigint NOT NULL
      );
      CREATE FUNCTION fp_now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT now() + coalesce((SELECT ahead_ms FROM clock), 0) * interval '1 millisecond' $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION fp_now();
      DROP TABLE clock;
      DROP FUNCTION fp_append_only(text);
      DROP FUNCTION fp_refuse_change();
      DROP FUNCTION fp_has(text, text);
      DROP FUNCTION fp_sees_school(text);
      DROP FUNCTION fp_sees_authority(text);
      DROP FUNCTION fp_account();
      DROP FUNCTION fp_system();
      DROP FUNCTION fp_setting(text);
      ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE SELECT, INSERT, UPDATE, DELETE ON TABLES FROM fairplace_app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE USAGE, SELECT ON SEQUENCES FROM fairplace_app;
      REVOKE SELECT ON installation FROM fairplace_app;
      REVOKE USAGE ON SCHEMA public FROM fairplace_app;
    `);
  }
}

/** What the database knows of whoever is asking; everything is empty until a transaction says who acts. */
const actorFunctions = `
  CREATE FUNCTION fp_setting(name text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT coalesce(current_setting('fairplace.' || name, true), '') $$;

  CREATE FUNCTION fp_system() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT current_setting('fairplace.system', true) = 'on' $$;

  CREATE FUNCTION fp_account() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('fairplace.account', true), '') $$;

  CREATE FUNCTION fp_sees_authority(place text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT coalesce(place = ANY (string_to_array(current_setting('fairplace.authorities', true), ',')), false) $$;

  CREATE FUNCTION fp_sees_school(place text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT coalesce(place = ANY (string_to_array(current_setting('fairplace.schools', true), ',')), false) $$;

  CREATE FUNCTION fp_has(role text, place text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT coalesce((role || '@' || place) = ANY (string_to_array(current_setting('fairplace.grants', true), ',')), false) $$;
`;

/** Tables that are only ever added to: refused by the database itself, also to its owner and by hand. */
const appendOnly = `
  CREATE FUNCTION fp_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '% is only ever added to: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
  END $$;

  CREATE FUNCTION fp_append_only(name text) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION fp_refuse_change()', name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION fp_refuse_change()', name || '_never_emptied', name);
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM fairplace_app', name);
  END $$;
`;
