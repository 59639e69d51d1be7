import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Evidence, findings, and the lists of children that only some officers know.
 *
 * A finding is never changed and never without an officer: a change makes a new one, and the newest counts.
 */
export class Evidence implements MigrationInterface {
  readonly name = 'Evidence0000000000010';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [items, lists, findings, functions, fences]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE findings;
      DROP TABLE children_list_lines;
      DROP TABLE children_lists;
      DROP TABLE evidence_items;
      DROP FUNCTION fp_claims_to_answer(text);
      DROP FUNCTION fp_school_proves(text);
      DROP FUNCTION fp_roll_proves(text);
      DROP FUNCTION fp_evidence_is_only_ended();
    `);
  }
}

/** The row stays, with the digest of what was sent, when the file itself is forgotten (retention). */
const items = `
  CREATE TABLE evidence_items (
    id uuid CONSTRAINT evidence_items_pkey PRIMARY KEY,
    claim uuid NOT NULL CONSTRAINT evidence_items_claim_fkey REFERENCES claims (id),
    application uuid NOT NULL CONSTRAINT evidence_items_application_fkey REFERENCES applications (id),
    child uuid NOT NULL CONSTRAINT evidence_items_child_fkey REFERENCES children (id),
    authority text NOT NULL,
    kind text NOT NULL,
    school text,
    sent_digest text NOT NULL CONSTRAINT evidence_items_sent_digest_check CHECK (sent_digest ~ '^[0-9a-f]{64}$'),
    digest text NOT NULL CONSTRAINT evidence_items_digest_check CHECK (digest ~ '^[0-9a-f]{64}$'),
    file_kind text NOT NULL,
    media_type text NOT NULL,
    bytes integer NOT NULL CONSTRAINT evidence_items_bytes_check CHECK (bytes > 0),
    pages integer,
    name text NOT NULL CONSTRAINT evidence_items_name_check CHECK (name <> ''),
    sent_by text NOT NULL,
    sent_at timestamptz NOT NULL,
    scan text NOT NULL CONSTRAINT evidence_items_scan_check CHECK (scan IN ('waiting', 'clean', 'not-scanned', 'infected')),
    scan_says text,
    removed_by text,
    removed_at timestamptz,
    removed_because text,
    CONSTRAINT evidence_items_removed_check CHECK (num_nulls(removed_by, removed_at, removed_because) IN (0, 3)),
    CONSTRAINT evidence_items_infected_check CHECK (scan <> 'infected' OR removed_at IS NOT NULL)
  );
  CREATE UNIQUE INDEX evidence_items_once ON evidence_items (claim, sent_digest) WHERE removed_at IS NULL;
  CREATE INDEX evidence_items_application ON evidence_items (application);
  CREATE INDEX evidence_items_digest ON evidence_items (digest) WHERE removed_at IS NULL;

  -- Only what the virus check said, and that the file was removed, is ever written to a row again; a removal stands.
  CREATE FUNCTION fp_evidence_is_only_ended() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    kept jsonb := to_jsonb(NEW) - ARRAY['scan', 'scan_says', 'removed_by', 'removed_at', 'removed_because'];
  BEGIN
    IF TG_OP = 'UPDATE' AND OLD.removed_at IS NULL AND to_jsonb(OLD) @> kept AND kept <@ to_jsonb(OLD) THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'evidence is removed once, and otherwise stays as it is' USING ERRCODE = 'restrict_violation';
  END $$;
  CREATE TRIGGER evidence_items_only_ended BEFORE UPDATE OR DELETE ON evidence_items
    FOR EACH ROW EXECUTE FUNCTION fp_evidence_is_only_ended();
  REVOKE UPDATE, DELETE, TRUNCATE ON evidence_items FROM fairplace_app;
  GRANT UPDATE (scan, scan_says, removed_by, removed_at, removed_because) ON evidence_items TO fairplace_app;
`;

/** Lists of children with EHC plans, or looked after, as they were sent, and whom each line was found to mean. */
const lists = `
  CREATE TABLE children_lists (
    id uuid CONSTRAINT children_lists_pkey PRIMARY KEY,
    authority text NOT NULL,
    round uuid NOT NULL CONSTRAINT children_lists_round_fkey REFERENCES rounds (id),
    kind text NOT NULL CONSTRAINT children_lists_kind_check CHECK (kind IN ('ehc-plans', 'looked-after')),
    name text NOT NULL,
    digest text NOT NULL CONSTRAINT children_lists_digest_check CHECK (digest ~ '^[0-9a-f]{64}$'),
    lines integer NOT NULL,
    new_lines integer NOT NULL,
    sent_by uuid NOT NULL CONSTRAINT children_lists_sent_by_fkey REFERENCES accounts (id),
    sent_at timestamptz NOT NULL,
    CONSTRAINT children_lists_once UNIQUE (round, kind, digest)
  );
  SELECT fp_append_only('children_lists');

  CREATE TABLE children_list_lines (
    id uuid CONSTRAINT children_list_lines_pkey PRIMARY KEY,
    list uuid NOT NULL CONSTRAINT children_list_lines_list_fkey REFERENCES children_lists (id),
    authority text NOT NULL,
    round uuid NOT NULL CONSTRAINT children_list_lines_round_fkey REFERENCES rounds (id),
    kind text NOT NULL CONSTRAINT children_list_lines_kind_check CHECK (kind IN ('ehc-plans', 'looked-after')),
    number integer NOT NULL,
    digest text NOT NULL,
    first_names text NOT NULL,
    last_name text NOT NULL,
    date_of_birth date NOT NULL,
    upn text,
    school text,
    place text,
    counts boolean NOT NULL,
    care text CONSTRAINT children_list_lines_care_check
      CHECK (care IN ('looked-after', 'previously-looked-after', 'state-care-outside-england')),
    state text NOT NULL CONSTRAINT children_list_lines_state_check
      CHECK (state IN ('matched', 'to-decide', 'no-child', 'ended')),
    child uuid CONSTRAINT children_list_lines_child_fkey REFERENCES children (id),
    decided_by text,
    decided_at timestamptz,
    reason text,
    CONSTRAINT children_list_lines_place_check CHECK ((kind = 'ehc-plans') = (place IS NOT NULL)),
    CONSTRAINT children_list_lines_care_of_check CHECK ((kind = 'looked-after') = (care IS NOT NULL)),
    CONSTRAINT children_list_lines_child_check CHECK (state <> 'matched' OR child IS NOT NULL)
  );
  CREATE UNIQUE INDEX children_list_lines_once ON children_list_lines (round, kind, digest) WHERE state <> 'ended';
  CREATE INDEX children_list_lines_round ON children_list_lines (round, kind, state, id);
  CREATE INDEX children_list_lines_child ON children_list_lines (child) WHERE child IS NOT NULL;
  REVOKE UPDATE, DELETE, TRUNCATE ON children_list_lines FROM fairplace_app;
  GRANT UPDATE (state, child, decided_by, decided_at, reason) ON children_list_lines TO fairplace_app;
`;

/** Findings of one thread follow each other by number; the highest counts. */
const findings = `
  CREATE TABLE findings (
    id uuid CONSTRAINT findings_pkey PRIMARY KEY,
    thread text NOT NULL,
    number integer NOT NULL CONSTRAINT findings_number_check CHECK (number > 0),
    child uuid NOT NULL CONSTRAINT findings_child_fkey REFERENCES children (id),
    authority text NOT NULL,
    application uuid CONSTRAINT findings_application_fkey REFERENCES applications (id),
    claim uuid CONSTRAINT findings_claim_fkey REFERENCES claims (id),
    item uuid CONSTRAINT findings_item_fkey REFERENCES evidence_items (id),
    line uuid CONSTRAINT findings_line_fkey REFERENCES children_list_lines (id),
    kind text NOT NULL CONSTRAINT findings_kind_check CHECK (kind IN ('care', 'need', 'vulnerable', 'sibling', 'staff',
      'attends', 'faith', 'test', 'premium', 'service-family', 'role', 'boarding', 'multiple-birth')),
    school text,
    outcome text NOT NULL CONSTRAINT findings_outcome_check CHECK (outcome IN ('accepted', 'refused', 'more-needed')),
    reason text NOT NULL CONSTRAINT findings_reason_check CHECK (btrim(reason) <> ''),
    facts jsonb CONSTRAINT findings_facts_check CHECK (jsonb_typeof(facts) = 'object'),
    officer uuid NOT NULL CONSTRAINT findings_officer_fkey REFERENCES accounts (id),
    role text NOT NULL,
    made_at timestamptz NOT NULL,
    CONSTRAINT findings_thread_key UNIQUE (thread, number),
    CONSTRAINT findings_item_check CHECK (item IS NULL OR claim IS NOT NULL),
    CONSTRAINT findings_claim_check CHECK ((claim IS NULL) = (application IS NULL)),
    CONSTRAINT findings_establishes_check CHECK ((facts IS NOT NULL) = (outcome = 'accepted' AND item IS NULL))
  );
  CREATE INDEX findings_claim ON findings (claim) WHERE claim IS NOT NULL;
  CREATE INDEX findings_child ON findings (child);
  CREATE INDEX findings_item ON findings (item) WHERE item IS NOT NULL;
  SELECT fp_append_only('findings');
`;

const functions = `
  -- What a school that ranks its own applicants sees the papers of (4.6 of the domain notes: faith, tests, standing).
  CREATE FUNCTION fp_school_proves(kind text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT kind IN ('faith', 'test', 'role', 'boarding', 'staff') $$;

  -- What any school answers from its roll and its staff list.
  CREATE FUNCTION fp_roll_proves(kind text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT kind IN ('sibling', 'attends', 'staff') $$;

  -- The claims about a school that it may be asked of, for somebody of that school, who may not read applications.
  CREATE FUNCTION fp_claims_to_answer(place text) RETURNS TABLE (claim uuid, round uuid) LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT k.id, a.round FROM claims k JOIN applications a ON a.id = k.application
    WHERE k.school = $1 AND k.ended_at IS NULL AND a.counts AND (fp_system() OR fp_sees_school($1))
      AND (fp_school_proves(k.kind) OR fp_roll_proves(k.kind))
  $$;
`;

/** Who sees what: officers their authority's, the family what it sent, a school only what is for it to prove. */
const fences = `
  ALTER TABLE evidence_items ENABLE ROW LEVEL SECURITY;
  CREATE POLICY evidence_items_kept ON evidence_items
    USING (fp_system() OR fp_has('officer', authority) OR fp_sends_application(application));
  CREATE POLICY evidence_items_of_school ON evidence_items
    USING (fp_school_proves(kind) AND fp_has('school-admin', school));
  CREATE POLICY evidence_items_of_care ON evidence_items
    USING (kind = 'care' AND fp_has('virtual-school-head', authority));

  ALTER TABLE findings ENABLE ROW LEVEL SECURITY;
  CREATE POLICY findings_seen ON findings FOR SELECT USING (fp_system() OR fp_has('officer', authority)
    OR fp_sends_application(application)
    OR (fp_sees_school(school) AND (fp_school_proves(kind) OR fp_roll_proves(kind)))
    OR (kind = 'care' AND fp_has('virtual-school-head', authority)));
  CREATE POLICY findings_made ON findings FOR INSERT WITH CHECK (fp_system() OR (officer::text = fp_account() AND (
    fp_has('officer', authority)
    OR (fp_school_proves(kind) AND fp_has('school-admin', school))
    OR (fp_roll_proves(kind) AND fp_sees_school(school))
    OR (kind = 'care' AND fp_has('virtual-school-head', authority)))));

  ALTER TABLE children_lists ENABLE ROW LEVEL SECURITY;
  CREATE POLICY children_lists_seen ON children_lists FOR SELECT USING (fp_system() OR fp_has('officer', authority));
  CREATE POLICY children_lists_of_plans ON children_lists
    USING (kind = 'ehc-plans' AND fp_has('send-officer', authority));
  CREATE POLICY children_lists_of_care ON children_lists
    USING (kind = 'looked-after' AND fp_has('virtual-school-head', authority));

  ALTER TABLE children_list_lines ENABLE ROW LEVEL SECURITY;
  CREATE POLICY children_list_lines_kept ON children_list_lines USING (fp_system());
  CREATE POLICY children_list_lines_seen ON children_list_lines FOR SELECT USING (fp_has('officer', authority));
  CREATE POLICY children_list_lines_of_plans ON children_list_lines
    USING (kind = 'ehc-plans' AND fp_has('send-officer', authority));
  CREATE POLICY children_list_lines_of_care ON children_list_lines
    USING (kind = 'looked-after' AND fp_has('virtual-school-head', authority));
`;
