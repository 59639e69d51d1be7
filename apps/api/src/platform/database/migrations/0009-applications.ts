import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Children, who guards them, where they live, and what is applied for on their behalf.
 *
 * Three things are kept apart so that the database itself can refuse them: the ranks of preferences (1.9), which no
 * school may see; what is restricted to named roles; and the answers, which only the family and officers read whole.
 */
export class Applications implements MigrationInterface {
  readonly name = 'Applications0000000000009';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [children, applications, documents, named, restricted, quarrels, functions, sending, fences]) {
      await runner.query(part);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION fp_guards_child(child text) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT false $$;
      DROP TABLE change_requests, conflicts, restricted_flags, preference_decisions, claims, preference_ranks,
        preferences, homes, application_versions, application_answers, applications, guardianships, children CASCADE;
      DROP FUNCTION fp_write_application(jsonb);
      DROP FUNCTION fp_read_to_send(uuid);
      DROP FUNCTION fp_contest(uuid, uuid, uuid, text, timestamptz);
      DROP FUNCTION fp_rivals(uuid);
      DROP FUNCTION fp_has_sent(uuid, uuid);
      DROP FUNCTION fp_likeness(text, text);
      DROP FUNCTION fp_folded(text);
      DROP FUNCTION fp_sends_application(uuid);
      DROP FUNCTION fp_known_to_my_schools(uuid);
      DROP FUNCTION fp_address_is_confidential(uuid);
      DROP FUNCTION fp_cares_for_child(uuid);
      DROP FUNCTION fp_made_child(uuid);
    `);
  }
}

const children = `
  CREATE TABLE children (
    id uuid CONSTRAINT children_pkey PRIMARY KEY,
    authority text NOT NULL CONSTRAINT children_authority_fkey REFERENCES authorities (id),
    first_names text NOT NULL CONSTRAINT children_first_names_check CHECK (first_names <> ''),
    last_name text NOT NULL CONSTRAINT children_last_name_check CHECK (last_name <> ''),
    preferred_name text,
    date_of_birth date NOT NULL,
    sex text CONSTRAINT children_sex_check CHECK (sex IN ('female', 'male')),
    current_school text CONSTRAINT children_current_school_fkey REFERENCES schools (id),
    current_school_name text,
    multiple_birth uuid,
    likeness text NOT NULL,
    same_as uuid CONSTRAINT children_same_as_fkey REFERENCES children (id),
    made_by text NOT NULL,
    made_at timestamptz NOT NULL,
    CONSTRAINT children_another_check CHECK (same_as <> id)
  );
  CREATE INDEX children_authority ON children (authority, date_of_birth);
  CREATE INDEX children_likeness ON children (likeness);
  CREATE INDEX children_multiple_birth ON children (multiple_birth) WHERE multiple_birth IS NOT NULL;
  CREATE INDEX children_current_school ON children (current_school, id) WHERE current_school IS NOT NULL;

  CREATE TABLE guardianships (
    id uuid CONSTRAINT guardianships_pkey PRIMARY KEY,
    child uuid NOT NULL CONSTRAINT guardianships_child_fkey REFERENCES children (id),
    authority text NOT NULL,
    account uuid NOT NULL CONSTRAINT guardianships_account_fkey REFERENCES accounts (id),
    relationship text NOT NULL CONSTRAINT guardianships_relationship_check
      CHECK (relationship IN ('mother', 'father', 'step-parent', 'grandparent', 'carer', 'foster-carer', 'guardian', 'other')),
    parental_responsibility boolean NOT NULL,
    hidden_from text[] NOT NULL DEFAULT '{}',
    from_day date,
    to_day date,
    made_by text NOT NULL,
    made_at timestamptz NOT NULL,
    ended_by text,
    ended_at timestamptz,
    ended_because text,
    CONSTRAINT guardianships_ended_check CHECK ((ended_at IS NULL) = (ended_by IS NULL))
  );
  CREATE UNIQUE INDEX guardianships_one ON guardianships (child, account) WHERE ended_at IS NULL;
  CREATE INDEX guardianships_account ON guardianships (account);
`;

/** One application counts for a child in a round; two parents may each have sent one, and then an officer decides. */
const applications = `
  CREATE TABLE applications (
    id uuid CONSTRAINT applications_pkey PRIMARY KEY,
    reference text NOT NULL CONSTRAINT applications_reference_key UNIQUE,
    child uuid NOT NULL CONSTRAINT applications_child_fkey REFERENCES children (id),
    authority text NOT NULL,
    round uuid NOT NULL CONSTRAINT applications_round_fkey REFERENCES rounds (id),
    channel text NOT NULL CONSTRAINT applications_channel_check CHECK (channel IN ('portal', 'paper', 'telephone')),
    state text NOT NULL CONSTRAINT applications_state_check
      CHECK (state IN ('draft', 'submitted', 'amended', 'withdrawn', 'void')),
    account uuid CONSTRAINT applications_account_fkey REFERENCES accounts (id),
    corporate_parent text CONSTRAINT applications_corporate_parent_fkey REFERENCES authorities (id),
    made_by text NOT NULL,
    made_at timestamptz NOT NULL,
    counts boolean NOT NULL DEFAULT false,
    contested boolean NOT NULL DEFAULT false,
    versions integer NOT NULL DEFAULT 0,
    submitted_at timestamptz,
    sent_revision integer,
    ended_at timestamptz,
    ended_by text,
    ended_because text,
    CONSTRAINT applications_whose_check CHECK (num_nonnulls(account, corporate_parent) <= 1),
    CONSTRAINT applications_counts_check CHECK (NOT counts OR state IN ('submitted', 'amended')),
    CONSTRAINT applications_sent_check CHECK (CASE WHEN versions = 0 THEN submitted_at IS NULL AND state IN ('draft', 'withdrawn', 'void')
      ELSE submitted_at IS NOT NULL AND sent_revision IS NOT NULL AND state <> 'draft' END),
    CONSTRAINT applications_ended_check CHECK ((state IN ('withdrawn', 'void')) = (ended_at IS NOT NULL))
  );
  CREATE UNIQUE INDEX applications_one_counts ON applications (child, round) WHERE counts;
  CREATE UNIQUE INDEX applications_one_each ON applications (child, round, account)
    WHERE state IN ('draft', 'submitted', 'amended');
  CREATE INDEX applications_child ON applications (child, round);
  CREATE INDEX applications_round ON applications (round, state, id);
  CREATE INDEX applications_account ON applications (account);
`;

/** The answers as they are being given, and every version as it was sent, which nothing changes. */
const documents = `
  CREATE TABLE application_answers (
    application uuid CONSTRAINT application_answers_pkey PRIMARY KEY
      CONSTRAINT application_answers_application_fkey REFERENCES applications (id),
    authority text NOT NULL,
    answers jsonb NOT NULL CONSTRAINT application_answers_answers_check CHECK (jsonb_typeof(answers) = 'object'),
    revisions jsonb NOT NULL CONSTRAINT application_answers_revisions_check CHECK (jsonb_typeof(revisions) = 'object'),
    revision integer NOT NULL,
    saved_by text NOT NULL,
    saved_at timestamptz NOT NULL
  );

  CREATE TABLE application_versions (
    application uuid NOT NULL CONSTRAINT application_versions_application_fkey REFERENCES applications (id),
    number integer NOT NULL CONSTRAINT application_versions_number_check CHECK (number > 0),
    authority text NOT NULL,
    revision integer NOT NULL,
    document jsonb NOT NULL,
    digest text NOT NULL CONSTRAINT application_versions_digest_check CHECK (digest ~ '^[0-9a-f]{64}$'),
    receipt text NOT NULL CONSTRAINT application_versions_receipt_key UNIQUE,
    declaration text NOT NULL CONSTRAINT application_versions_declaration_check CHECK (declaration <> ''),
    channel text NOT NULL,
    late boolean NOT NULL,
    late_because text,
    submitted_by text NOT NULL,
    submitted_at timestamptz NOT NULL,
    CONSTRAINT application_versions_pkey PRIMARY KEY (application, number),
    CONSTRAINT application_versions_once UNIQUE (application, revision)
  );
  SELECT fp_append_only('application_versions');
`;

/**
 * What an application names: homes, preferences with their ranks apart, claims. Child and round are repeated from the
 * application, and the school from the intake, by the functions that write them; one foreign key to each is enough.
 */
const named = `
  CREATE TABLE homes (
    id uuid CONSTRAINT homes_pkey PRIMARY KEY,
    application uuid NOT NULL CONSTRAINT homes_application_fkey REFERENCES applications (id),
    child uuid NOT NULL,
    authority text NOT NULL,
    kind text NOT NULL CONSTRAINT homes_kind_check
      CHECK (kind IN ('usual', 'other', 'unit', 'quartering', 'intended', 'substitute')),
    lines text[] NOT NULL,
    postcode text,
    uprn text,
    easting double precision,
    northing double precision,
    point_from text CONSTRAINT homes_point_from_check CHECK (point_from IN ('register', 'map', 'substitute', 'officer')),
    nights smallint CONSTRAINT homes_nights_check CHECK (nights BETWEEN 0 AND 5),
    because text,
    from_day date,
    to_day date,
    counts_from timestamptz NOT NULL,
    told_by text NOT NULL,
    made_at timestamptz NOT NULL,
    CONSTRAINT homes_point_check CHECK (num_nonnulls(easting, northing, point_from) IN (0, 3))
  );
  CREATE INDEX homes_application ON homes (application, counts_from);

  CREATE TABLE preferences (
    id uuid CONSTRAINT preferences_pkey PRIMARY KEY,
    application uuid NOT NULL CONSTRAINT preferences_application_fkey REFERENCES applications (id),
    child uuid NOT NULL,
    authority text NOT NULL,
    round uuid NOT NULL,
    intake uuid NOT NULL CONSTRAINT preferences_intake_fkey REFERENCES intakes (id),
    school text NOT NULL,
    received_at timestamptz NOT NULL,
    lateness text NOT NULL CONSTRAINT preferences_lateness_check
      CHECK (lateness IN ('on-time', 'late', 'late-with-good-reason')),
    lateness_decided boolean NOT NULL,
    age_group text CONSTRAINT preferences_age_group_check CHECK (age_group IN ('asked', 'agreed', 'refused')),
    CONSTRAINT preferences_once UNIQUE (child, round, intake),
    CONSTRAINT preferences_reason_check CHECK (lateness <> 'late-with-good-reason' OR lateness_decided)
  );
  CREATE INDEX preferences_application ON preferences (application);
  CREATE INDEX preferences_intake ON preferences (intake, child);
  CREATE INDEX preferences_school ON preferences (school, round, child);
  CREATE INDEX preferences_to_decide ON preferences (round) WHERE age_group = 'asked' OR NOT lateness_decided;

  CREATE TABLE preference_ranks (
    preference uuid CONSTRAINT preference_ranks_pkey PRIMARY KEY
      CONSTRAINT preference_ranks_preference_fkey REFERENCES preferences (id) ON DELETE CASCADE,
    application uuid NOT NULL,
    authority text NOT NULL,
    rank smallint NOT NULL CONSTRAINT preference_ranks_rank_check CHECK (rank BETWEEN 1 AND 20),
    CONSTRAINT preference_ranks_once UNIQUE (application, rank) DEFERRABLE INITIALLY DEFERRED
  );

  CREATE TABLE preference_decisions (
    id uuid CONSTRAINT preference_decisions_pkey PRIMARY KEY,
    application uuid NOT NULL CONSTRAINT preference_decisions_application_fkey REFERENCES applications (id),
    authority text NOT NULL,
    intake uuid NOT NULL CONSTRAINT preference_decisions_intake_fkey REFERENCES intakes (id),
    about text NOT NULL CONSTRAINT preference_decisions_about_check CHECK (about IN ('lateness', 'age-group')),
    outcome text NOT NULL,
    reason text NOT NULL CONSTRAINT preference_decisions_reason_check CHECK (reason <> ''),
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL,
    CONSTRAINT preference_decisions_outcome_check CHECK (CASE about
      WHEN 'lateness' THEN outcome IN ('late', 'late-with-good-reason') ELSE outcome IN ('agreed', 'refused') END)
  );
  CREATE INDEX preference_decisions_application ON preference_decisions (application, intake);
  SELECT fp_append_only('preference_decisions');

  CREATE TABLE claims (
    id uuid CONSTRAINT claims_pkey PRIMARY KEY,
    application uuid NOT NULL CONSTRAINT claims_application_fkey REFERENCES applications (id),
    child uuid NOT NULL,
    authority text NOT NULL,
    kind text NOT NULL CONSTRAINT claims_kind_check CHECK (kind IN ('care', 'need', 'vulnerable', 'sibling', 'staff',
      'attends', 'faith', 'test', 'premium', 'service-family', 'role', 'boarding', 'multiple-birth')),
    school text CONSTRAINT claims_school_fkey REFERENCES schools (id),
    details jsonb NOT NULL,
    digest text NOT NULL,
    made_at timestamptz NOT NULL,
    ended_at timestamptz
  );
  CREATE UNIQUE INDEX claims_once ON claims (application, digest) WHERE ended_at IS NULL;
  CREATE INDEX claims_child ON claims (child);
  CREATE INDEX claims_school ON claims (school, kind) WHERE school IS NOT NULL;
`;

const restricted = `
  CREATE TABLE restricted_flags (
    id uuid CONSTRAINT restricted_flags_pkey PRIMARY KEY,
    child uuid NOT NULL CONSTRAINT restricted_flags_child_fkey REFERENCES children (id),
    authority text NOT NULL,
    kind text NOT NULL CONSTRAINT restricted_flags_kind_check
      CHECK (kind IN ('looked-after', 'confidential-address', 'ehc-plan')),
    told_by text NOT NULL,
    made_at timestamptz NOT NULL,
    ended_at timestamptz
  );
  CREATE UNIQUE INDEX restricted_flags_once ON restricted_flags (child, kind, told_by) WHERE ended_at IS NULL;
`;

/** Two applications for one child, and what parents ask for after closing: an officer decides both. */
const quarrels = `
  CREATE TABLE conflicts (
    id uuid CONSTRAINT conflicts_pkey PRIMARY KEY,
    authority text NOT NULL,
    round uuid NOT NULL CONSTRAINT conflicts_round_fkey REFERENCES rounds (id),
    first uuid NOT NULL CONSTRAINT conflicts_first_fkey REFERENCES applications (id),
    second uuid NOT NULL CONSTRAINT conflicts_second_fkey REFERENCES applications (id),
    how text NOT NULL CONSTRAINT conflicts_how_check
      CHECK (how IN ('same-child', 'same-name-and-postcode', 'same-name', 'same-birth-and-postcode')),
    found_at timestamptz NOT NULL,
    outcome text CONSTRAINT conflicts_outcome_check CHECK (outcome IN ('first', 'second', 'neither', 'different-children')),
    basis text CONSTRAINT conflicts_basis_check
      CHECK (basis IN ('court-order', 'agreement', 'stated-default', 'withdrawn', 'different-children')),
    reason text,
    resolved_by text,
    resolved_at timestamptz,
    CONSTRAINT conflicts_once UNIQUE (first, second),
    CONSTRAINT conflicts_two_check CHECK (first <> second),
    CONSTRAINT conflicts_resolved_check CHECK (num_nulls(outcome, basis, reason, resolved_by, resolved_at) IN (0, 5))
  );
  CREATE INDEX conflicts_open ON conflicts (authority, round) WHERE resolved_at IS NULL;

  CREATE TABLE change_requests (
    id uuid CONSTRAINT change_requests_pkey PRIMARY KEY,
    application uuid NOT NULL CONSTRAINT change_requests_application_fkey REFERENCES applications (id),
    child uuid NOT NULL CONSTRAINT change_requests_child_fkey REFERENCES children (id),
    authority text NOT NULL,
    kind text NOT NULL CONSTRAINT change_requests_kind_check CHECK (kind IN ('address', 'preferences')),
    wanted jsonb NOT NULL,
    reason text NOT NULL CONSTRAINT change_requests_reason_check CHECK (reason <> ''),
    moved_on date,
    asked_by text NOT NULL,
    asked_at timestamptz NOT NULL,
    outcome text CONSTRAINT change_requests_outcome_check
      CHECK (outcome IN ('now', 'after-offers', 'late', 'late-with-good-reason', 'refused')),
    decision text,
    decided_by text,
    decided_at timestamptz,
    CONSTRAINT change_requests_decided_check CHECK (num_nulls(outcome, decision, decided_by, decided_at) IN (0, 4)),
    CONSTRAINT change_requests_kinds_check CHECK (outcome IS NULL OR outcome = 'refused'
      OR (kind = 'address') = (outcome IN ('now', 'after-offers')))
  );
  CREATE UNIQUE INDEX change_requests_one_open ON change_requests (application, kind) WHERE decided_at IS NULL;
  CREATE INDEX change_requests_authority ON change_requests (authority) WHERE decided_at IS NULL;
`;

/** Asked by the fences below; as the owner, so that no fence asks itself. */
const functions = `
  CREATE OR REPLACE FUNCTION fp_guards_child(child text) RETURNS boolean LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT EXISTS (
      SELECT FROM guardianships g
      WHERE g.child = CASE WHEN $1 ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN $1::uuid END
        AND g.account::text = fp_account() AND g.ended_at IS NULL
    )
  $$;

  CREATE FUNCTION fp_made_child(child uuid) RETURNS boolean LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT EXISTS (SELECT FROM children c WHERE c.id = $1 AND c.made_by = fp_account()) $$;

  CREATE FUNCTION fp_cares_for_child(child uuid) RETURNS boolean LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT fp_setting('grants') LIKE '%virtual-school-head@%' AND EXISTS (
      SELECT FROM applications a WHERE a.child = $1 AND fp_has('virtual-school-head', a.corporate_parent)
    )
  $$;

  CREATE FUNCTION fp_address_is_confidential(child uuid) RETURNS boolean LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT EXISTS (
      SELECT FROM restricted_flags f WHERE f.child = $1 AND f.kind = 'confidential-address' AND f.ended_at IS NULL
    )
  $$;

  CREATE FUNCTION fp_known_to_my_schools(child uuid) RETURNS boolean LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT fp_setting('schools') <> '' AND (
      EXISTS (SELECT FROM preferences p WHERE p.child = $1 AND fp_sees_school(p.school))
      OR EXISTS (SELECT FROM claims c WHERE c.child = $1 AND c.ended_at IS NULL AND fp_sees_school(c.school)
        AND c.kind NOT IN ('care', 'vulnerable', 'need'))
    )
  $$;

  CREATE FUNCTION fp_sends_application(application uuid) RETURNS boolean LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT EXISTS (
      SELECT FROM applications a WHERE a.id = $1 AND (
        (a.account::text = fp_account() AND fp_guards_child(a.child::text))
        OR fp_has('officer', a.authority)
        OR fp_has('virtual-school-head', a.corporate_parent)
      )
    )
  $$;

  -- Whether an application has been sent for a child, told to the school that the child attends and to nobody else.
  CREATE FUNCTION fp_has_sent(child uuid, round uuid) RETURNS boolean LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT EXISTS (
      SELECT FROM applications a JOIN children c ON c.id = a.child
      WHERE a.child = $1 AND a.round = $2 AND a.state IN ('submitted', 'amended') AND fp_sees_school(c.current_school)
    )
  $$;

  CREATE FUNCTION fp_folded(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT lower(regexp_replace(normalize(name, NFD), '[^a-zA-Z]', '', 'g')) $$;

  CREATE FUNCTION fp_likeness(first_names text, born text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT fp_folded(split_part(btrim(first_names), ' ', 1)) || ' ' || born $$;

  -- Other applications sent in the round for what may be the same child. Two parents who send at the same moment take
  -- turns here, and each question below sees what the one before committed, because the function is volatile.
  CREATE FUNCTION fp_rivals(mine uuid) RETURNS TABLE (rival uuid, how text, counts boolean, account uuid, child uuid)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  DECLARE
    me record;
  BEGIN
    SELECT a.child, a.round, fp_likeness(x.answers->'child'->>'firstNames', x.answers->'child'->>'dateOfBirth') AS likeness,
      fp_folded(x.answers->'child'->>'lastName') AS last_name,
      replace(upper(x.answers->'home'->>'postcode'), ' ', '') AS postcode
    INTO me FROM applications a JOIN application_answers x ON x.application = a.id WHERE a.id = mine;
    IF NOT FOUND OR me.likeness IS NULL THEN RETURN; END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended(me.round || ' ' || me.child, 0));
    PERFORM pg_advisory_xact_lock(hashtextextended(me.round || ' ' || me.likeness, 0));
    RETURN QUERY
      SELECT alike.id, alike.how, alike.counts, alike.account, alike.child FROM (
        SELECT b.id, b.counts, b.account, b.child, CASE
          WHEN b.child = me.child THEN 'same-child'
          WHEN c.likeness <> me.likeness THEN NULL
          WHEN fp_folded(c.last_name) = me.last_name AND h.postcode = me.postcode THEN 'same-name-and-postcode'
          WHEN fp_folded(c.last_name) = me.last_name THEN 'same-name'
          WHEN h.postcode = me.postcode THEN 'same-birth-and-postcode'
        END AS how
        FROM (
          SELECT k.id FROM children k WHERE k.likeness = me.likeness UNION SELECT me.child
        ) some_child
        JOIN applications b ON b.child = some_child.id AND b.round = me.round
          AND b.id <> mine AND b.state IN ('submitted', 'amended')
        JOIN children c ON c.id = b.child
        LEFT JOIN LATERAL (
          SELECT replace(upper(o.postcode), ' ', '') AS postcode FROM homes o
          WHERE o.application = b.id AND o.kind <> 'other' ORDER BY o.counts_from DESC, o.made_at DESC LIMIT 1
        ) h ON true
      ) alike
      WHERE alike.how IS NOT NULL AND NOT EXISTS (
        SELECT FROM conflicts q WHERE q.first IN (alike.id, mine) AND q.second IN (alike.id, mine)
      );
  END $$;

  -- Writes down that two applications are for one child. A parent may not touch the other's, so it is done for them.
  CREATE FUNCTION fp_contest(id uuid, first uuid, second uuid, how text, at timestamptz) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  BEGIN
    IF NOT (fp_system() OR fp_sends_application($3)) THEN
      RAISE EXCEPTION 'an application is contested by whoever sends the other' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO conflicts (id, authority, round, first, second, how, found_at)
      SELECT $1, a.authority, a.round, $2, $3, $4, $5 FROM applications a WHERE a.id = $2;
    UPDATE applications a SET contested = true WHERE a.id IN ($2, $3);
  END $$;
`;

/**
 * Reading and writing an application as it is sent, each in one statement whose plans the database keeps: closing evening
 * is when everybody sends. Both ask once whether the actor may send it, in place of a fence at every row, and touch
 * nothing but this one application, its child, and the note that another contests it.
 */
const sending = `
  CREATE FUNCTION fp_read_to_send(mine uuid) RETURNS jsonb LANGUAGE plpgsql VOLATILE
    SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  DECLARE
    a applications;
    x application_answers;
  BEGIN
    IF NOT (fp_system() OR fp_sends_application(mine)) THEN RETURN NULL; END IF;
    SELECT * INTO a FROM applications WHERE id = mine FOR UPDATE;
    IF NOT FOUND THEN RETURN NULL; END IF;
    SELECT * INTO x FROM application_answers WHERE application = mine FOR UPDATE;
    IF NOT FOUND THEN RETURN NULL; END IF;
    RETURN jsonb_build_object('id', a.id, 'reference', a.reference, 'child', a.child, 'authority', a.authority,
      'round', a.round, 'channel', a.channel, 'state', a.state, 'account', a.account,
      'corporateParent', a.corporate_parent, 'counts', a.counts, 'contested', a.contested, 'versions', a.versions,
      'sentRevision', a.sent_revision, 'answers', x.answers, 'revision', x.revision,
      'latest', CASE WHEN a.versions > 0 THEN (SELECT jsonb_build_object('number', v.number, 'revision', v.revision,
        'receipt', v.receipt, 'digest', v.digest, 'declaration', v.declaration, 'submitted_at', v.submitted_at,
        'late', v.late) FROM application_versions v WHERE v.application = mine AND v.number = a.versions) END,
      'preferences', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'intake', p.intake,
        'receivedAt', p.received_at, 'lateness', p.lateness, 'latenessDecided', p.lateness_decided, 'ageGroup', p.age_group)), '[]')
        FROM preferences p WHERE p.application = mine),
      'homes', (SELECT coalesce(jsonb_agg(to_jsonb(h) ORDER BY h.counts_from, h.made_at), '[]') FROM homes h
        WHERE h.application = mine),
      'rivals', (SELECT coalesce(jsonb_agg(jsonb_build_object('application', r.rival, 'how', r.how, 'counts', r.counts,
        'child', r.child)), '[]') FROM fp_rivals(mine) r));
  END $$;

  CREATE FUNCTION fp_write_application(sent jsonb) RETURNS void LANGUAGE plpgsql VOLATILE
    SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  DECLARE
    mine uuid := (sent->>'id')::uuid;
    at timestamptz := (sent->>'at')::timestamptz;
    who text := fp_account();
    a applications;
    rival jsonb;
  BEGIN
    IF NOT (fp_system() OR fp_sends_application(mine)) THEN
      RAISE EXCEPTION 'an application is sent by its family or an officer' USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE applications SET state = sent->>'state', versions = (sent->>'number')::integer,
      submitted_at = coalesce(submitted_at, (sent->>'receivedAt')::timestamptz),
      sent_revision = (sent->>'revision')::integer, counts = (sent->>'counts')::boolean
    WHERE id = mine RETURNING * INTO STRICT a;
    INSERT INTO application_versions (application, number, authority, revision, document, digest, receipt, declaration,
        channel, late, late_because, submitted_by, submitted_at)
      VALUES (mine, a.versions, a.authority, a.sent_revision, sent->'document', sent->>'digest', sent->>'receipt',
        sent->>'declaration', sent->>'channel', (sent->>'late')::boolean, sent->>'lateBecause', who,
        (sent->>'receivedAt')::timestamptz);
    IF sent ? 'child' THEN
      UPDATE children c SET first_names = n.first_names, last_name = n.last_name, preferred_name = n.preferred_name,
        date_of_birth = n.date_of_birth, sex = n.sex, current_school = n.current_school,
        current_school_name = n.current_school_name, likeness = fp_likeness(n.first_names, n.date_of_birth::text)
      FROM jsonb_to_record(sent->'child') AS n (first_names text, last_name text, preferred_name text, date_of_birth date,
        sex text, current_school text, current_school_name text)
      WHERE c.id = a.child AND (c.first_names, c.last_name, c.preferred_name, c.date_of_birth, c.sex, c.current_school,
        c.current_school_name) IS DISTINCT FROM (n.first_names, n.last_name, n.preferred_name, n.date_of_birth, n.sex,
        n.current_school, n.current_school_name);
    END IF;
    IF sent ? 'homes' THEN
      INSERT INTO homes (id, application, child, authority, kind, lines, postcode, uprn, easting, northing, point_from,
          nights, because, from_day, counts_from, told_by, made_at)
        SELECT n.id, mine, a.child, a.authority, n.kind, n.lines, n.postcode, n.uprn, n.easting, n.northing, n.point_from,
          n.nights, n.because, n.from_day, n.counts_from, who, at
        FROM jsonb_to_recordset(sent->'homes') AS n (id uuid, kind text, lines text[], postcode text, uprn text,
          easting float8, northing float8, point_from text, nights smallint, because text, from_day date,
          counts_from timestamptz);
    END IF;
    IF sent ? 'preferences' THEN
      IF a.versions > 1 THEN
        DELETE FROM preference_ranks WHERE application = mine;
        DELETE FROM preferences p WHERE p.application = mine
          AND NOT EXISTS (SELECT FROM jsonb_array_elements(sent->'preferences') n WHERE (n->>'id')::uuid = p.id);
      END IF;
      INSERT INTO preferences (id, application, child, authority, round, intake, school, received_at, lateness,
          lateness_decided, age_group)
        SELECT n.id, mine, a.child, a.authority, a.round, n.intake, n.school, n.received_at, n.lateness,
          n.lateness_decided, n.age_group
        FROM jsonb_to_recordset(sent->'preferences') AS n (id uuid, intake uuid, school text, received_at timestamptz,
          lateness text, lateness_decided boolean, age_group text)
        ON CONFLICT (id) DO UPDATE SET age_group = EXCLUDED.age_group WHERE preferences.application = mine;
      INSERT INTO preference_ranks (preference, application, authority, rank)
        SELECT n.id, mine, a.authority, n.rank
        FROM jsonb_to_recordset(sent->'preferences') AS n (id uuid, rank smallint);
    END IF;
    IF sent ? 'claims' THEN
      IF a.versions > 1 THEN
        UPDATE claims k SET ended_at = at WHERE k.application = mine AND k.ended_at IS NULL
          AND NOT EXISTS (SELECT FROM jsonb_array_elements(sent->'claims') n WHERE n->>'digest' = k.digest);
      END IF;
      IF sent->'claims' <> '[]' THEN
        INSERT INTO claims (id, application, child, authority, kind, school, details, digest, made_at)
          SELECT n.id, mine, a.child, a.authority, n.kind, n.school, n.details, n.digest, at
          FROM jsonb_to_recordset(sent->'claims') AS n (id uuid, kind text, school text, details jsonb, digest text)
          WHERE NOT EXISTS (SELECT FROM claims k
            WHERE k.application = mine AND k.digest = n.digest AND k.ended_at IS NULL);
      END IF;
    END IF;
    IF sent ? 'restricted' AND (a.versions > 1 OR sent->'restricted' <> '[]') THEN
      UPDATE restricted_flags f SET ended_at = at WHERE f.child = a.child AND f.told_by = who AND f.ended_at IS NULL
        AND NOT sent->'restricted' ? f.kind;
      INSERT INTO restricted_flags (id, child, authority, kind, told_by, made_at)
        SELECT gen_random_uuid(), a.child, a.authority, n.kind, who, at
        FROM jsonb_array_elements_text(sent->'restricted') AS n (kind)
        WHERE NOT EXISTS (SELECT FROM restricted_flags f
          WHERE f.child = a.child AND f.kind = n.kind AND f.told_by = who AND f.ended_at IS NULL);
    END IF;
    FOR rival IN SELECT * FROM jsonb_array_elements(coalesce(sent->'rivals', '[]')) LOOP
      PERFORM fp_contest(gen_random_uuid(), (rival->>'application')::uuid, mine, rival->>'how', at);
    END LOOP;
  END $$;
`;

/** Who sees what. The family sees its own, officers their authority's, schools the applicants they have, never ranks. */
const fences = `
  ALTER TABLE children ENABLE ROW LEVEL SECURITY;
  CREATE POLICY children_kept ON children USING (fp_system() OR fp_has('officer', authority)
    OR fp_guards_child(id::text) OR fp_cares_for_child(id));
  CREATE POLICY children_made ON children FOR INSERT WITH CHECK (made_by = fp_account());
  CREATE POLICY children_seen ON children FOR SELECT
    USING (fp_sees_authority(authority) OR fp_sees_school(current_school) OR fp_known_to_my_schools(id));

  ALTER TABLE guardianships ENABLE ROW LEVEL SECURITY;
  CREATE POLICY guardianships_kept ON guardianships USING (fp_system() OR fp_has('officer', authority));
  CREATE POLICY guardianships_own ON guardianships FOR SELECT USING (account::text = fp_account());
  CREATE POLICY guardianships_made ON guardianships FOR INSERT
    WITH CHECK (account::text = fp_account() AND made_by = fp_account() AND fp_made_child(child));

  ALTER TABLE applications ENABLE ROW LEVEL SECURITY;
  CREATE POLICY applications_kept ON applications USING (fp_system() OR fp_has('officer', authority)
    OR fp_has('virtual-school-head', corporate_parent)
    OR (account::text = fp_account() AND fp_guards_child(child::text)));
  CREATE POLICY applications_seen ON applications FOR SELECT USING (fp_sees_authority(authority));

  ALTER TABLE application_answers ENABLE ROW LEVEL SECURITY;
  CREATE POLICY application_answers_kept ON application_answers
    USING (fp_system() OR fp_has('officer', authority) OR fp_sends_application(application));

  ALTER TABLE application_versions ENABLE ROW LEVEL SECURITY;
  CREATE POLICY application_versions_kept ON application_versions
    USING (fp_system() OR fp_has('officer', authority) OR fp_sends_application(application));

  ALTER TABLE homes ENABLE ROW LEVEL SECURITY;
  CREATE POLICY homes_kept ON homes
    USING (fp_system() OR fp_has('officer', authority) OR fp_sends_application(application));
  CREATE POLICY homes_restricted ON homes FOR SELECT USING (fp_has('virtual-school-head', authority));
  CREATE POLICY homes_seen ON homes FOR SELECT USING (
    (fp_sees_authority(authority) OR fp_known_to_my_schools(child)) AND NOT fp_address_is_confidential(child));

  ALTER TABLE preferences ENABLE ROW LEVEL SECURITY;
  CREATE POLICY preferences_kept ON preferences
    USING (fp_system() OR fp_has('officer', authority) OR fp_sends_application(application));
  CREATE POLICY preferences_seen ON preferences FOR SELECT USING (fp_sees_authority(authority) OR fp_sees_school(school));

  ALTER TABLE preference_ranks ENABLE ROW LEVEL SECURITY;
  CREATE POLICY preference_ranks_kept ON preference_ranks
    USING (fp_system() OR fp_has('officer', authority) OR fp_sends_application(application));
  CREATE POLICY preference_ranks_seen ON preference_ranks FOR SELECT USING (fp_sees_authority(authority));

  ALTER TABLE preference_decisions ENABLE ROW LEVEL SECURITY;
  CREATE POLICY preference_decisions_seen ON preference_decisions FOR SELECT
    USING (fp_system() OR fp_has('officer', authority) OR fp_sends_application(application));
  CREATE POLICY preference_decisions_made ON preference_decisions FOR INSERT
    WITH CHECK (fp_system() OR (fp_has('officer', authority) AND decided_by = fp_account()));

  ALTER TABLE claims ENABLE ROW LEVEL SECURITY;
  CREATE POLICY claims_kept ON claims
    USING (fp_system() OR fp_has('officer', authority) OR fp_sends_application(application));
  CREATE POLICY claims_of_care ON claims FOR SELECT
    USING (kind = 'care' AND fp_has('virtual-school-head', authority));
  CREATE POLICY claims_seen ON claims FOR SELECT
    USING (kind NOT IN ('care', 'vulnerable', 'need') AND ended_at IS NULL AND fp_sees_school(school));

  ALTER TABLE restricted_flags ENABLE ROW LEVEL SECURITY;
  CREATE POLICY restricted_flags_kept ON restricted_flags USING (fp_system() OR fp_has('officer', authority));
  CREATE POLICY restricted_flags_own ON restricted_flags
    USING (told_by = fp_account() AND (fp_guards_child(child::text) OR fp_cares_for_child(child)));
  CREATE POLICY restricted_flags_of_care ON restricted_flags FOR SELECT
    USING (kind <> 'ehc-plan' AND fp_has('virtual-school-head', authority));
  CREATE POLICY restricted_flags_of_plans ON restricted_flags FOR SELECT
    USING (kind = 'ehc-plan' AND fp_has('send-officer', authority));

  ALTER TABLE conflicts ENABLE ROW LEVEL SECURITY;
  CREATE POLICY conflicts_kept ON conflicts USING (fp_system() OR fp_has('officer', authority));

  ALTER TABLE change_requests ENABLE ROW LEVEL SECURITY;
  CREATE POLICY change_requests_kept ON change_requests
    USING (fp_system() OR fp_has('officer', authority) OR fp_sends_application(application));

  REVOKE DELETE ON children, guardianships, applications, application_answers, homes, claims, restricted_flags,
    conflicts, change_requests FROM fairplace_app;
  REVOKE UPDATE ON homes, claims, restricted_flags, conflicts FROM fairplace_app;
  GRANT UPDATE (ended_at) ON claims, restricted_flags TO fairplace_app;
  GRANT UPDATE (outcome, basis, reason, resolved_by, resolved_at) ON conflicts TO fairplace_app;
`;
