import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the people room: accounts, how they are known, what they may, and that they are here. */
export class People implements MigrationInterface {
  readonly name = 'People0000000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(accounts);
    await runner.query(grants);
    await runner.query(sessions);
    await runner.query(fences);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE sign_in_codes;
      DROP TABLE sign_ins;
      DROP TABLE sessions;
      DROP TABLE grants;
      DROP FUNCTION fp_grant_is_only_ended();
      DROP TABLE identities;
      DROP TABLE accounts;
    `);
  }
}

const accounts = `
  CREATE TABLE accounts (
    id uuid CONSTRAINT accounts_pkey PRIMARY KEY,
    kind text NOT NULL CONSTRAINT accounts_kind_check CHECK (kind IN ('staff', 'parent')),
    name text NOT NULL CONSTRAINT accounts_name_check CHECK (name <> ''),
    email text,
    demonstration boolean NOT NULL,
    made_at timestamptz NOT NULL
  );

  CREATE TABLE identities (
    issuer text NOT NULL,
    subject text NOT NULL,
    account uuid NOT NULL CONSTRAINT identities_account_fkey REFERENCES accounts (id),
    made_at timestamptz NOT NULL,
    CONSTRAINT identities_pkey PRIMARY KEY (issuer, subject)
  );
  CREATE INDEX identities_account ON identities (account);
`;

/** A role that is held or was held. It can be ended once, and nothing else of it ever changes. */
const grants = `
  CREATE TABLE grants (
    id uuid CONSTRAINT grants_pkey PRIMARY KEY,
    account uuid NOT NULL CONSTRAINT grants_account_fkey REFERENCES accounts (id),
    role text NOT NULL,
    authority text NOT NULL DEFAULT '',
    school text NOT NULL DEFAULT '',
    granted_by text NOT NULL,
    granted_at timestamptz NOT NULL,
    ended_by text,
    ended_at timestamptz,
    CONSTRAINT grants_place_check CHECK (CASE
      WHEN role IN ('parent', 'operator') THEN authority = '' AND school = ''
      WHEN role IN ('officer', 'send-officer', 'virtual-school-head', 'appeals-clerk', 'panel-member')
        THEN authority <> '' AND school = ''
      WHEN role IN ('school-admin', 'primary-head') THEN authority = '' AND school <> ''
      WHEN role = 'auditor' THEN school = ''
      ELSE false END),
    CONSTRAINT grants_name_check CHECK (authority !~ '[,@[:space:]]' AND school !~ '[,@[:space:]]'),
    CONSTRAINT grants_own_check CHECK (granted_by <> account::text),
    CONSTRAINT grants_ended_check CHECK ((ended_by IS NULL) = (ended_at IS NULL))
  );
  CREATE UNIQUE INDEX grants_held ON grants (account, role, authority, school) WHERE ended_at IS NULL;
  CREATE INDEX grants_authority ON grants (authority);

  CREATE FUNCTION fp_grant_is_only_ended() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' AND OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL
      AND (NEW.id, NEW.account, NEW.role, NEW.authority, NEW.school, NEW.granted_by, NEW.granted_at)
        = (OLD.id, OLD.account, OLD.role, OLD.authority, OLD.school, OLD.granted_by, OLD.granted_at)
    THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'a granted role is ended, once, and otherwise stays as it is' USING ERRCODE = 'restrict_violation';
  END $$;
  CREATE TRIGGER grants_only_ended BEFORE UPDATE OR DELETE ON grants
    FOR EACH ROW EXECUTE FUNCTION fp_grant_is_only_ended();
  REVOKE DELETE, TRUNCATE ON grants FROM fairplace_app;
`;

/** Secrets are kept as digests: whoever reads these tables cannot become anybody. */
const sessions = `
  CREATE TABLE sessions (
    token_hash bytea CONSTRAINT sessions_pkey PRIMARY KEY
      CONSTRAINT sessions_token_hash_check CHECK (octet_length(token_hash) = 32),
    account uuid NOT NULL CONSTRAINT sessions_account_fkey REFERENCES accounts (id),
    way text NOT NULL CONSTRAINT sessions_way_check CHECK (way IN ('staff', 'parent', 'code')),
    started_at timestamptz NOT NULL,
    used_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    ended_at timestamptz
  );
  CREATE INDEX sessions_account ON sessions (account);
  CREATE INDEX sessions_ends ON sessions (ends_at);

  CREATE TABLE sign_ins (
    state_hash bytea CONSTRAINT sign_ins_pkey PRIMARY KEY,
    browser_hash bytea NOT NULL,
    way text NOT NULL CONSTRAINT sign_ins_way_check CHECK (way IN ('staff', 'parent')),
    nonce text NOT NULL,
    verifier text NOT NULL,
    return_to text NOT NULL CONSTRAINT sign_ins_return_to_check CHECK (return_to ~ '^/([^/\\\\]|$)'),
    expires_at timestamptz NOT NULL
  );
  CREATE INDEX sign_ins_expires ON sign_ins (expires_at);

  CREATE TABLE sign_in_codes (
    id uuid CONSTRAINT sign_in_codes_pkey PRIMARY KEY,
    email text NOT NULL,
    asked_from bytea NOT NULL,
    code_hash bytea NOT NULL,
    code_to_send text,
    asked_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    tries integer NOT NULL DEFAULT 0 CONSTRAINT sign_in_codes_tries_check CHECK (tries BETWEEN 0 AND 5),
    used_at timestamptz,
    void_at timestamptz
  );
  CREATE INDEX sign_in_codes_email ON sign_in_codes (email, asked_at);
  CREATE INDEX sign_in_codes_asked_from ON sign_in_codes (asked_from, asked_at);
  CREATE INDEX sign_in_codes_asked ON sign_in_codes (asked_at);
`;

/** An account sees itself; an operator sees staff and schools, and what roles they hold; all else is the service's own. */
const fences = `
  ALTER TABLE accounts ENABLE ROW LEVEL SECURITY;
  ALTER TABLE identities ENABLE ROW LEVEL SECURITY;
  ALTER TABLE grants ENABLE ROW LEVEL SECURITY;
  ALTER TABLE sessions ENABLE ROW LEVEL SECURITY;
  ALTER TABLE sign_ins ENABLE ROW LEVEL SECURITY;
  ALTER TABLE sign_in_codes ENABLE ROW LEVEL SECURITY;
  REVOKE DELETE, TRUNCATE ON accounts, identities FROM fairplace_app;

  CREATE POLICY accounts_system ON accounts USING (fp_system());
  CREATE POLICY accounts_own ON accounts FOR SELECT USING (id::text = fp_account());
  CREATE POLICY accounts_operated ON accounts FOR SELECT USING (kind = 'staff' AND fp_has('operator', ''));

  CREATE POLICY identities_system ON identities USING (fp_system());

  CREATE POLICY grants_system ON grants USING (fp_system());
  CREATE POLICY grants_own ON grants FOR SELECT USING (account::text = fp_account());
  CREATE POLICY grants_operated ON grants FOR SELECT USING (role <> 'parent' AND fp_has('operator', ''));
  CREATE POLICY grants_given ON grants FOR INSERT
    WITH CHECK (role <> 'parent' AND fp_has('operator', '') AND granted_by = fp_account());
  CREATE POLICY grants_taken ON grants FOR UPDATE
    USING (role <> 'parent' AND fp_has('operator', '')) WITH CHECK (ended_by = fp_account());

  CREATE POLICY sessions_system ON sessions USING (fp_system());
  CREATE POLICY sign_ins_system ON sign_ins USING (fp_system());
  CREATE POLICY sign_in_codes_system ON sign_in_codes USING (fp_system());
`;
