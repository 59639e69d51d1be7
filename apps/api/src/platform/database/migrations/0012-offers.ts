import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Places offered, their answers, the preferences that were refused, and the waiting lists.
 *
 * The database itself refuses a second live offer for a child in a round, a step that the law does not know, a
 * withdrawal or a place over the number that no second officer approved, and every look before the round's minute.
 */
export class Offers implements MigrationInterface {
  readonly name = 'Offers0000000000012';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [offers, steps, answers, refused, waiting, twoOfficers, fences, free, page]) {
      await runner.query(part);
    }
    for (const table of [
      'offers_made',
      'offer_answers',
      'refused_preferences',
      'waiting_list_versions',
      'waiting_list_places',
    ]) {
      await runner.query(`SELECT fp_append_only('${table}')`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION fp_offer_page(text, text, text, text, text, uuid, uuid, timestamptz);
      DROP FUNCTION fp_places_being_given(uuid);
      DROP FUNCTION fp_taken_places(uuid);
      DROP TABLE rerankings, waiting, waiting_list_places, waiting_list_versions, refused_preferences, offer_answers,
        extra_places, withdrawals, offers_made, offers CASCADE;
      DROP FUNCTION fp_may_know_place(uuid);
      DROP FUNCTION fp_offer_begins();
      DROP FUNCTION fp_offer_steps();
      DROP FUNCTION fp_approval_steps();
    `);
  }
}

const offers = `
  CREATE TABLE offers (
    id uuid CONSTRAINT offers_pkey PRIMARY KEY,
    authority text NOT NULL,
    round uuid NOT NULL CONSTRAINT offers_round_fkey REFERENCES rounds (id),
    run uuid CONSTRAINT offers_run_fkey REFERENCES runs (id),
    child uuid NOT NULL CONSTRAINT offers_child_fkey REFERENCES children (id),
    intake uuid NOT NULL CONSTRAINT offers_intake_fkey REFERENCES intakes (id),
    school text NOT NULL CONSTRAINT offers_school_fkey REFERENCES schools (id),
    pool text,
    how text NOT NULL CONSTRAINT offers_how_check
      CHECK (how IN ('preference', 'fallback', 'over-number', 'ehc-plan', 'directed', 'appeal', 'remedy')),
    counts boolean NOT NULL,
    state text NOT NULL CONSTRAINT offers_state_check
      CHECK (state IN ('offered', 'accepted', 'declined', 'withdrawn', 'lapsed', 'replaced')),
    offered_at timestamptz NOT NULL,
    visible_from timestamptz NOT NULL,
    answer_by date NOT NULL,
    answered_at timestamptz,
    receipt text CONSTRAINT offers_receipt_key UNIQUE,
    chased_at timestamptz,
    warned_at timestamptz,
    warned_until date,
    ended_at timestamptz,
    ground text CONSTRAINT offers_ground_check CHECK (ground IN ('made-in-error', 'no-answer', 'misleading')),
    because text,
    appeal_by date,
    replaces uuid CONSTRAINT offers_replaces_key UNIQUE CONSTRAINT offers_replaces_fkey REFERENCES offers (id),
    CONSTRAINT offers_run_check CHECK ((run IS NULL) = (how IN ('directed', 'appeal', 'remedy'))),
    CONSTRAINT offers_answered_check CHECK (state NOT IN ('accepted', 'declined') OR (answered_at IS NOT NULL AND receipt IS NOT NULL)),
    CONSTRAINT offers_withdrawn_check CHECK ((state = 'withdrawn') = (ground IS NOT NULL AND because IS NOT NULL)),
    CONSTRAINT offers_warned_check CHECK ((warned_at IS NULL) = (warned_until IS NULL) AND (warned_at IS NULL OR chased_at IS NOT NULL)),
    CONSTRAINT offers_ended_check CHECK ((state IN ('offered', 'accepted')) = (ended_at IS NULL))
  );
  CREATE UNIQUE INDEX offers_one_live ON offers (child, round) WHERE state IN ('offered', 'accepted');
  CREATE INDEX offers_child ON offers (child, round, visible_from);
  CREATE INDEX offers_round ON offers (round, id);
  CREATE INDEX offers_intake ON offers (intake, id);
  CREATE INDEX offers_run ON offers (run);

  CREATE TABLE offers_made (
    run uuid CONSTRAINT offers_made_pkey PRIMARY KEY CONSTRAINT offers_made_run_fkey REFERENCES runs (id),
    authority text NOT NULL,
    made_at timestamptz NOT NULL,
    offers integer NOT NULL,
    refused integer NOT NULL
  );
`;

/** What may become of an offer: `offers.states.ts` has the same table, and a test compares them. */
const steps = `
  CREATE FUNCTION fp_offer_steps() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' THEN
      RAISE EXCEPTION 'An offer is never taken away, only ended' USING ERRCODE = 'restrict_violation';
    END IF;
    IF (NEW.id, NEW.authority, NEW.round, NEW.child, NEW.intake, NEW.school, NEW.how, NEW.counts, NEW.offered_at, NEW.visible_from)
        IS DISTINCT FROM (OLD.id, OLD.authority, OLD.round, OLD.child, OLD.intake, OLD.school, OLD.how, OLD.counts, OLD.offered_at, OLD.visible_from)
      OR NEW.run IS DISTINCT FROM OLD.run OR NEW.pool IS DISTINCT FROM OLD.pool OR NEW.replaces IS DISTINCT FROM OLD.replaces THEN
      RAISE EXCEPTION 'Whom an offer was made to and where never changes' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
      ('offered', 'accepted'), ('offered', 'declined'), ('offered', 'withdrawn'), ('offered', 'lapsed'), ('offered', 'replaced'),
      ('accepted', 'declined'), ('accepted', 'withdrawn'), ('accepted', 'lapsed'), ('accepted', 'replaced'),
      ('declined', 'accepted')
    ) THEN
      RAISE EXCEPTION 'An offer cannot go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.state = 'withdrawn' AND OLD.state <> 'withdrawn' AND NOT EXISTS (
      SELECT FROM withdrawals w WHERE w.offer = NEW.id AND w.state = 'approved' AND w.ground = NEW.ground
    ) THEN
      RAISE EXCEPTION 'An offer is withdrawn only when a second officer has approved it' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NOT fp_system() AND fp_account() IS NOT NULL AND NOT fp_has('officer', NEW.authority) AND (
      NEW.state NOT IN ('accepted', 'declined') OR (NEW.answer_by, NEW.chased_at, NEW.warned_at, NEW.warned_until, NEW.ground, NEW.because)
        IS DISTINCT FROM (OLD.answer_by, OLD.chased_at, OLD.warned_at, OLD.warned_until, OLD.ground, OLD.because)
    ) THEN
      RAISE EXCEPTION 'A family may only answer an offer' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER offers_steps BEFORE UPDATE OR DELETE ON offers FOR EACH ROW EXECUTE FUNCTION fp_offer_steps();

  CREATE FUNCTION fp_offer_begins() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.state <> 'offered' THEN
      RAISE EXCEPTION 'An offer begins as offered' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.run IS NULL AND NOT EXISTS (
      SELECT FROM extra_places p WHERE p.child = NEW.child AND p.intake = NEW.intake AND p.kind = NEW.how AND p.state = 'approved'
    ) THEN
      RAISE EXCEPTION 'A place outside a run is offered only when a second officer has approved it' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.run IS NOT NULL AND NOT EXISTS (SELECT FROM runs r WHERE r.id = NEW.run AND r.state = 'released' AND r.round = NEW.round) THEN
      RAISE EXCEPTION 'Offers follow from a released run of the same round' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER offers_begin BEFORE INSERT ON offers FOR EACH ROW EXECUTE FUNCTION fp_offer_begins();
`;

const answers = `
  CREATE TABLE offer_answers (
    receipt text CONSTRAINT offer_answers_pkey PRIMARY KEY,
    offer uuid NOT NULL CONSTRAINT offer_answers_offer_fkey REFERENCES offers (id),
    child uuid NOT NULL,
    authority text NOT NULL,
    answer text NOT NULL CONSTRAINT offer_answers_answer_check CHECK (answer IN ('accept', 'decline')),
    answered_by text NOT NULL,
    answered_at timestamptz NOT NULL
  );
  CREATE INDEX offer_answers_offer ON offer_answers (offer, answered_at);
`;

/** Why a preference was refused, as it stood on the day: what letters and appeals cite. Ranks are for the family only. */
const refused = `
  CREATE TABLE refused_preferences (
    id uuid CONSTRAINT refused_preferences_pkey PRIMARY KEY,
    authority text NOT NULL,
    round uuid NOT NULL,
    run uuid NOT NULL CONSTRAINT refused_preferences_run_fkey REFERENCES runs (id),
    child uuid NOT NULL CONSTRAINT refused_preferences_child_fkey REFERENCES children (id),
    intake uuid NOT NULL CONSTRAINT refused_preferences_intake_fkey REFERENCES intakes (id),
    rank smallint NOT NULL,
    verdict text NOT NULL CONSTRAINT refused_preferences_verdict_check CHECK (verdict IN ('outranked', 'not-eligible')),
    category text,
    position integer,
    cut_offs jsonb NOT NULL,
    says text[] NOT NULL,
    refused_at timestamptz NOT NULL,
    visible_from timestamptz NOT NULL,
    appeal_by date NOT NULL,
    CONSTRAINT refused_preferences_once UNIQUE (child, intake)
  );
  CREATE INDEX refused_preferences_run ON refused_preferences (run);
`;

/**
 * A waiting list is published in versions that never change. \`waiting\` says who waits now: membership is the family's
 * to end, the order never is.
 */
const waiting = `
  CREATE TABLE waiting_list_versions (
    id uuid CONSTRAINT waiting_list_versions_pkey PRIMARY KEY,
    authority text NOT NULL,
    round uuid NOT NULL CONSTRAINT waiting_list_versions_round_fkey REFERENCES rounds (id),
    intake uuid NOT NULL CONSTRAINT waiting_list_versions_intake_fkey REFERENCES intakes (id),
    version integer NOT NULL CONSTRAINT waiting_list_versions_version_check CHECK (version > 0),
    run uuid NOT NULL CONSTRAINT waiting_list_versions_run_fkey REFERENCES runs (id),
    because text NOT NULL,
    published_at timestamptz NOT NULL,
    visible_from timestamptz NOT NULL,
    children integer NOT NULL,
    digest text NOT NULL,
    CONSTRAINT waiting_list_versions_number_key UNIQUE (intake, version),
    CONSTRAINT waiting_list_versions_run_key UNIQUE (run, intake)
  );

  CREATE TABLE waiting_list_places (
    list uuid NOT NULL CONSTRAINT waiting_list_places_list_fkey REFERENCES waiting_list_versions (id),
    pool text NOT NULL,
    place integer NOT NULL,
    child uuid NOT NULL,
    position integer NOT NULL CONSTRAINT waiting_list_places_position_check CHECK (position > 0 AND position <= place),
    equals integer NOT NULL CONSTRAINT waiting_list_places_equals_check CHECK (equals > 0),
    category text NOT NULL,
    standing text NOT NULL,
    before integer,
    because text NOT NULL,
    CONSTRAINT waiting_list_places_pkey PRIMARY KEY (list, pool, place),
    CONSTRAINT waiting_list_places_once UNIQUE (child, list, pool)
  );

  CREATE TABLE waiting (
    child uuid NOT NULL CONSTRAINT waiting_child_fkey REFERENCES children (id),
    intake uuid NOT NULL CONSTRAINT waiting_intake_fkey REFERENCES intakes (id),
    authority text NOT NULL,
    round uuid NOT NULL,
    school text NOT NULL,
    state text NOT NULL CONSTRAINT waiting_state_check CHECK (state IN ('waiting', 'left', 'placed', 'closed')),
    list uuid CONSTRAINT waiting_list_fkey REFERENCES waiting_list_versions (id),
    pool text,
    position integer,
    equals integer,
    of_all integer,
    category text,
    before integer,
    because text,
    as_of timestamptz,
    visible_from timestamptz NOT NULL,
    tell_moves boolean NOT NULL DEFAULT false,
    changed_at timestamptz NOT NULL,
    CONSTRAINT waiting_pkey PRIMARY KEY (child, intake)
  );
  CREATE INDEX waiting_round ON waiting (round, state);
  CREATE INDEX waiting_intake ON waiting (intake, state);

  CREATE TABLE rerankings (
    id uuid CONSTRAINT rerankings_pkey PRIMARY KEY,
    authority text NOT NULL,
    round uuid NOT NULL CONSTRAINT rerankings_round_fkey REFERENCES rounds (id),
    run uuid NOT NULL CONSTRAINT rerankings_run_key UNIQUE CONSTRAINT rerankings_run_fkey REFERENCES runs (id),
    because text NOT NULL,
    state text NOT NULL CONSTRAINT rerankings_state_check CHECK (state IN ('running', 'published', 'stopped')),
    asked_by text NOT NULL,
    asked_at timestamptz NOT NULL,
    finished_at timestamptz
  );
  CREATE INDEX rerankings_round ON rerankings (round, asked_at);
`;

/** What one officer proposes and another approves; whoever proposed can never be whoever decides. */
const twoOfficers = `
  CREATE TABLE withdrawals (
    id uuid CONSTRAINT withdrawals_pkey PRIMARY KEY,
    authority text NOT NULL,
    offer uuid NOT NULL CONSTRAINT withdrawals_offer_fkey REFERENCES offers (id),
    child uuid NOT NULL,
    round uuid NOT NULL,
    ground text NOT NULL CONSTRAINT withdrawals_ground_check CHECK (ground IN ('made-in-error', 'no-answer', 'misleading')),
    reason text NOT NULL CONSTRAINT withdrawals_reason_check CHECK (reason <> ''),
    state text NOT NULL CONSTRAINT withdrawals_state_check CHECK (state IN ('proposed', 'approved', 'refused')),
    proposed_by text NOT NULL,
    proposed_at timestamptz NOT NULL,
    decided_by text,
    decided_at timestamptz,
    decision_reason text,
    CONSTRAINT withdrawals_two_officers_check CHECK (decided_by IS NULL OR decided_by <> proposed_by),
    CONSTRAINT withdrawals_decided_check CHECK ((state <> 'proposed') = (decided_by IS NOT NULL AND decided_at IS NOT NULL AND decision_reason IS NOT NULL))
  );
  CREATE UNIQUE INDEX withdrawals_one_open ON withdrawals (offer) WHERE state = 'proposed';
  CREATE INDEX withdrawals_round ON withdrawals (round, proposed_at);

  CREATE TABLE extra_places (
    id uuid CONSTRAINT extra_places_pkey PRIMARY KEY,
    authority text NOT NULL,
    round uuid NOT NULL CONSTRAINT extra_places_round_fkey REFERENCES rounds (id),
    child uuid NOT NULL CONSTRAINT extra_places_child_fkey REFERENCES children (id),
    intake uuid NOT NULL CONSTRAINT extra_places_intake_fkey REFERENCES intakes (id),
    kind text NOT NULL CONSTRAINT extra_places_kind_check CHECK (kind IN ('directed', 'appeal', 'remedy')),
    reason text NOT NULL CONSTRAINT extra_places_reason_check CHECK (reason <> ''),
    state text NOT NULL CONSTRAINT extra_places_state_check CHECK (state IN ('proposed', 'approved', 'refused')),
    offer uuid CONSTRAINT extra_places_offer_fkey REFERENCES offers (id),
    proposed_by text NOT NULL,
    proposed_at timestamptz NOT NULL,
    decided_by text,
    decided_at timestamptz,
    decision_reason text,
    CONSTRAINT extra_places_two_officers_check CHECK (decided_by IS NULL OR decided_by <> proposed_by),
    CONSTRAINT extra_places_decided_check CHECK ((state <> 'proposed') = (decided_by IS NOT NULL AND decided_at IS NOT NULL AND decision_reason IS NOT NULL))
  );
  CREATE UNIQUE INDEX extra_places_one_open ON extra_places (child, round) WHERE state = 'proposed';
  CREATE INDEX extra_places_round ON extra_places (round, proposed_at);

  CREATE FUNCTION fp_approval_steps() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' OR NEW.proposed_by <> OLD.proposed_by OR NEW.reason <> OLD.reason OR NEW.child <> OLD.child
      OR (OLD.state <> 'proposed' AND (NEW.state <> OLD.state OR NEW.decided_by <> OLD.decided_by)) THEN
      RAISE EXCEPTION 'What was proposed and decided never changes' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER withdrawals_steps BEFORE UPDATE OR DELETE ON withdrawals FOR EACH ROW EXECUTE FUNCTION fp_approval_steps();
  CREATE TRIGGER extra_places_steps BEFORE UPDATE OR DELETE ON extra_places FOR EACH ROW EXECUTE FUNCTION fp_approval_steps();
`;

/**
 * Officers see their authority's; a family its own child's, a school its own offers, and both only from the minute on.
 * Waiting lists are seen whole by officers alone: a family sees its own line, whatever is asked. The name of a school tells
 * where a child can be found, so a guardian from whom another is hidden does not learn it, nor anybody but the sender
 * of the application where the address is confidential.
 */
const fences = `
  CREATE FUNCTION fp_may_know_place(child uuid) RETURNS boolean LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT EXISTS (
      SELECT FROM guardianships g WHERE g.child = $1 AND g.account::text = fp_account() AND g.ended_at IS NULL AND (
        EXISTS (SELECT FROM applications a WHERE a.child = $1 AND a.counts AND a.account::text = fp_account())
        OR (g.parental_responsibility AND NOT fp_address_is_confidential($1) AND NOT EXISTS (
          SELECT FROM guardianships h WHERE h.child = $1 AND h.ended_at IS NULL AND fp_account() = ANY (h.hidden_from)))
      )
    )
  $$;

  ALTER TABLE offers ENABLE ROW LEVEL SECURITY;
  CREATE POLICY offers_kept ON offers USING (fp_system() OR fp_has('officer', authority));
  CREATE POLICY offers_seen ON offers FOR SELECT USING (fp_sees_authority(authority)
    OR (fp_may_know_place(child) AND visible_from <= fp_now()) OR (fp_sees_school(school) AND visible_from <= fp_now()));
  CREATE POLICY offers_answered ON offers FOR UPDATE USING (fp_may_know_place(child) AND visible_from <= fp_now());
  ALTER TABLE offers_made ENABLE ROW LEVEL SECURITY;
  CREATE POLICY offers_made_kept ON offers_made USING (fp_system() OR fp_has('officer', authority));

  ALTER TABLE offer_answers ENABLE ROW LEVEL SECURITY;
  CREATE POLICY offer_answers_seen ON offer_answers FOR SELECT
    USING (fp_system() OR fp_sees_authority(authority) OR fp_may_know_place(child));
  CREATE POLICY offer_answers_given ON offer_answers FOR INSERT WITH CHECK (fp_system()
    OR (answered_by = fp_account() AND (fp_has('officer', authority) OR fp_may_know_place(child))
      AND EXISTS (SELECT FROM offers o WHERE o.id = offer AND o.child = offer_answers.child AND o.authority = offer_answers.authority)));

  ALTER TABLE refused_preferences ENABLE ROW LEVEL SECURITY;
  CREATE POLICY refused_preferences_seen ON refused_preferences FOR SELECT USING (fp_system() OR fp_sees_authority(authority)
    OR (fp_may_know_place(child) AND visible_from <= fp_now()));
  CREATE POLICY refused_preferences_kept ON refused_preferences FOR INSERT WITH CHECK (fp_system());

  ALTER TABLE waiting_list_versions ENABLE ROW LEVEL SECURITY;
  CREATE POLICY waiting_list_versions_seen ON waiting_list_versions FOR SELECT USING (fp_system() OR fp_sees_authority(authority)
    OR (fp_account() IS NOT NULL AND visible_from <= fp_now()));
  CREATE POLICY waiting_list_versions_kept ON waiting_list_versions FOR INSERT WITH CHECK (fp_system());
  ALTER TABLE waiting_list_places ENABLE ROW LEVEL SECURITY;
  CREATE POLICY waiting_list_places_seen ON waiting_list_places FOR SELECT USING (fp_system() OR EXISTS (
    SELECT FROM waiting_list_versions v WHERE v.id = list
      AND (fp_sees_authority(v.authority) OR (fp_may_know_place(child) AND v.visible_from <= fp_now()))));
  CREATE POLICY waiting_list_places_kept ON waiting_list_places FOR INSERT WITH CHECK (fp_system());

  ALTER TABLE waiting ENABLE ROW LEVEL SECURITY;
  CREATE POLICY waiting_kept ON waiting USING (fp_system() OR fp_has('officer', authority)
    OR (fp_may_know_place(child) AND visible_from <= fp_now())) WITH CHECK (fp_system() OR fp_has('officer', authority)
    OR (fp_may_know_place(child) AND state IN ('waiting', 'left')));
  CREATE POLICY waiting_seen ON waiting FOR SELECT USING (fp_sees_authority(authority));

  ALTER TABLE rerankings ENABLE ROW LEVEL SECURITY;
  CREATE POLICY rerankings_kept ON rerankings USING (fp_system() OR fp_has('officer', authority));
  ALTER TABLE withdrawals ENABLE ROW LEVEL SECURITY;
  CREATE POLICY withdrawals_kept ON withdrawals USING (fp_system() OR fp_has('officer', authority));
  ALTER TABLE extra_places ENABLE ROW LEVEL SECURITY;
  CREATE POLICY extra_places_kept ON extra_places USING (fp_system() OR fp_has('officer', authority));

  REVOKE DELETE, TRUNCATE ON offers, waiting, rerankings, withdrawals, extra_places FROM fairplace_app;
`;

/** How many children hold a place at each intake of a round, and wait for one: numbers only, the same for whoever asks. */
const free = `
  CREATE FUNCTION fp_taken_places(wanted uuid)
    RETURNS TABLE (intake uuid, taken integer, accepted integer, over integer, waiting integer)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT i.id, (SELECT count(*) FROM offers o WHERE o.intake = i.id AND o.state IN ('offered', 'accepted') AND o.counts)::integer,
      (SELECT count(*) FROM offers o WHERE o.intake = i.id AND o.state = 'accepted')::integer,
      (SELECT count(*) FROM offers o WHERE o.intake = i.id AND o.state IN ('offered', 'accepted')
        AND o.how IN ('over-number', 'directed', 'appeal', 'remedy'))::integer,
      (SELECT count(*) FROM waiting w WHERE w.intake = i.id AND w.state = 'waiting')::integer
    FROM intakes i WHERE i.round = wanted
  $$;

  -- Whether a released run's offers are still being made. Waits for a release under way, and makes the next one wait.
  CREATE FUNCTION fp_places_being_given(wanted uuid) RETURNS boolean LANGUAGE plpgsql VOLATILE
    SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtextextended(wanted::text, 4702121));
    RETURN EXISTS (SELECT FROM runs r WHERE r.round = wanted AND r.state = 'released'
      AND NOT EXISTS (SELECT FROM offers_made m WHERE m.run = r.id));
  END $$;
`;

/**
 * "My offer and why" in one statement: everybody asks for it in the same minute, so it costs one round trip, and the
 * database keeps the plans. It says itself who asks, for this statement alone, and works as the service's own role, so the
 * fences above hold in it as everywhere.
 */
const page = `
  CREATE FUNCTION fp_offer_page(account text, system text, grants text, authorities text, schools text, wanted uuid, of_round uuid, at timestamptz)
    RETURNS TABLE (round uuid, run uuid, trail text, whys text, offers json, refused json, waiting json)
    LANGUAGE plpgsql VOLATILE
  AS $$
  #variable_conflict use_column
  DECLARE
    newest_round uuid;
    newest_run uuid;
  BEGIN
    PERFORM set_config('fairplace.account', account, true), set_config('fairplace.system', system, true),
      set_config('fairplace.grants', grants, true), set_config('fairplace.authorities', authorities, true),
      set_config('fairplace.schools', schools, true);
    SELECT o.round, o.run INTO newest_round, newest_run FROM offers o
      WHERE o.child = wanted AND o.visible_from <= at AND (of_round IS NULL OR o.round = of_round)
      ORDER BY o.visible_from DESC, o.offered_at DESC LIMIT 1;
    IF newest_run IS NULL THEN
      SELECT f.round, f.run INTO newest_round, newest_run FROM refused_preferences f
        WHERE f.child = wanted AND f.visible_from <= at AND f.round = coalesce(newest_round, of_round, f.round)
        ORDER BY f.visible_from DESC LIMIT 1;
    END IF;
    IF newest_round IS NULL THEN RETURN; END IF;
    RETURN QUERY SELECT newest_round, newest_run,
      (SELECT c.trail FROM run_children c WHERE c.run = newest_run AND c.child = wanted),
      (SELECT e.whys FROM run_explanations e WHERE e.run = newest_run AND e.child = wanted),
      (SELECT json_agg(json_build_object('id', o.id, 'intake', o.intake, 'school', o.school, 'schoolName', s.name,
          'state', o.state, 'how', o.how, 'offeredOn', o.visible_from, 'answerBy', o.answer_by, 'warnedUntil', o.warned_until,
          'receipt', o.receipt, 'answeredAt', o.answered_at, 'mine', a.answered_by = account,
          'ground', o.ground, 'because', o.because, 'appealBy', o.appeal_by) ORDER BY o.visible_from DESC, o.offered_at DESC)
        FROM offers o JOIN schools s ON s.id = o.school LEFT JOIN offer_answers a ON a.receipt = o.receipt
        WHERE o.child = wanted AND o.round = newest_round AND o.visible_from <= at),
      (SELECT json_agg(json_build_object('id', f.id, 'intake', f.intake, 'appealBy', f.appeal_by))
        FROM refused_preferences f WHERE f.child = wanted AND f.round = newest_round AND f.visible_from <= at),
      (SELECT json_agg(json_build_object('intake', w.intake, 'state', w.state, 'position', w.position, 'equals', w.equals,
          'of', w.of_all, 'category', w.category, 'before', w.before, 'because', w.because, 'asOf', w.as_of,
          'tellMoves', w.tell_moves, 'year', r.year))
        FROM waiting w JOIN rounds r ON r.id = w.round
        WHERE w.child = wanted AND w.round = newest_round AND w.visible_from <= at);
  END $$;
`;
