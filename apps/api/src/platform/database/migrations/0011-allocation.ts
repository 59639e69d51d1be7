import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Runs and everything that a run leaves behind: the frozen snapshot, the outcome, each child's trail, the verification.
 *
 * What a run decided is kept as documents, byte for byte as the commands would write them to a folder, and is only ever
 * added to. A run moves from state to state; who prepared it can never be who releases it (2.7).
 */
export class Allocation implements MigrationInterface {
  readonly name = 'Allocation0000000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(runs);
    await runner.query(documents);
    await runner.query(children);
    await runner.query(drawsAndLists);
    await runner.query(fences);
    for (const table of [
      'documents',
      'document_pieces',
      'run_children',
      'run_explanations',
      'draws',
      'draw_seeds',
      'ranked_list_places',
    ]) {
      await runner.query(`SELECT fp_append_only('${table}')`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION fp_draw_seed(uuid);
      DROP TABLE ranked_list_places, ranked_lists, draw_seeds, draws, run_explanations, run_children, document_pieces, documents, runs;
      DROP FUNCTION fp_run_steps();
    `);
  }
}

const runs = `
  CREATE TABLE runs (
    id uuid CONSTRAINT runs_pkey PRIMARY KEY,
    authority text NOT NULL,
    round uuid NOT NULL CONSTRAINT runs_round_fkey REFERENCES rounds (id),
    number integer NOT NULL,
    kind text NOT NULL CONSTRAINT runs_kind_check CHECK (kind IN ('offer-day', 'after-offer-day')),
    dry boolean NOT NULL,
    state text NOT NULL CONSTRAINT runs_state_check
      CHECK (state IN ('prepared', 'decided', 'verified', 'breached', 'released', 'withdrawn')),
    frozen_on text NOT NULL,
    asked jsonb NOT NULL,
    snapshot text NOT NULL,
    outcome text,
    verification jsonb,
    figures jsonb,
    explained boolean NOT NULL DEFAULT false,
    prepared_by text NOT NULL,
    prepared_at timestamptz NOT NULL,
    decided_at timestamptz,
    verified_at timestamptz,
    released_by text,
    released_at timestamptz,
    visible_from timestamptz,
    withdrawn_by text,
    withdrawn_at timestamptz,
    withdrawn_because text,
    CONSTRAINT runs_number_key UNIQUE (round, number),
    CONSTRAINT runs_two_officers_check CHECK (released_by IS NULL OR released_by <> prepared_by),
    CONSTRAINT runs_released_check CHECK ((state = 'released') = (released_by IS NOT NULL AND released_at IS NOT NULL AND visible_from IS NOT NULL)),
    CONSTRAINT runs_dry_check CHECK (NOT (dry AND state = 'released'))
  );
  CREATE UNIQUE INDEX runs_one_offer_day ON runs (round) WHERE state = 'released' AND kind = 'offer-day';

  CREATE FUNCTION fp_run_steps() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' OR OLD.state IN ('released', 'withdrawn') THEN
      RAISE EXCEPTION 'A run that was released or withdrawn is never changed' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.snapshot <> OLD.snapshot OR NEW.authority <> OLD.authority OR NEW.round <> OLD.round OR NEW.prepared_by <> OLD.prepared_by
      OR NEW.number <> OLD.number OR NEW.kind <> OLD.kind OR NEW.dry <> OLD.dry OR NEW.frozen_on <> OLD.frozen_on
      OR NEW.asked <> OLD.asked OR NEW.prepared_at <> OLD.prepared_at OR (OLD.outcome IS NOT NULL AND NEW.outcome IS DISTINCT FROM OLD.outcome)
    THEN
      RAISE EXCEPTION 'What a run was prepared from and what it decided are never changed' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('prepared', 'decided'), ('decided', 'verified'), ('decided', 'breached'),
      ('verified', 'released'), ('prepared', 'withdrawn'), ('decided', 'withdrawn'), ('verified', 'withdrawn'), ('breached', 'withdrawn'))
    THEN
      RAISE EXCEPTION 'A run cannot go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER runs_steps BEFORE UPDATE OR DELETE ON runs FOR EACH ROW EXECUTE FUNCTION fp_run_steps();
`;

/** A document is its files; a file is its pieces, in order, each ending with a line. */
const documents = `
  CREATE TABLE documents (
    digest text CONSTRAINT documents_pkey PRIMARY KEY,
    authority text NOT NULL,
    kind text NOT NULL CONSTRAINT documents_kind_check CHECK (kind IN ('fairplace-snapshot', 'fairplace-outcome')),
    kept_at timestamptz NOT NULL,
    bytes bigint NOT NULL
  );
  CREATE TABLE document_pieces (
    document text NOT NULL CONSTRAINT document_pieces_document_fkey REFERENCES documents (digest),
    file text NOT NULL,
    piece integer NOT NULL,
    bytes bytea NOT NULL,
    CONSTRAINT document_pieces_pkey PRIMARY KEY (document, file, piece)
  );
  ALTER TABLE document_pieces ALTER COLUMN bytes SET STORAGE EXTERNAL;
`;

/** What each child's parent may be shown of a run: one row each, so that the fence can be around each child. */
const children = `
  CREATE TABLE run_children (
    run uuid NOT NULL CONSTRAINT run_children_run_fkey REFERENCES runs (id),
    child uuid NOT NULL,
    trail text NOT NULL,
    CONSTRAINT run_children_pkey PRIMARY KEY (run, child)
  );
  CREATE TABLE run_explanations (
    run uuid NOT NULL CONSTRAINT run_explanations_run_fkey REFERENCES runs (id),
    child uuid NOT NULL,
    whys text NOT NULL,
    CONSTRAINT run_explanations_pkey PRIMARY KEY (run, child)
  );
`;

/**
 * A draw is promised before it is made: the hash of its seed is published, and the seed stays shut away until the run (1.34-1.35).
 * A ranked list is a school's own order under its policy, made here or sent in; no single person adopts it (2.7).
 */
const drawsAndLists = `
  CREATE TABLE draws (
    id uuid CONSTRAINT draws_pkey PRIMARY KEY,
    authority text NOT NULL,
    intake uuid NOT NULL CONSTRAINT draws_intake_fkey REFERENCES intakes (id),
    kind text NOT NULL CONSTRAINT draws_kind_check CHECK (kind IN ('offer-day', 'after-offer-day')),
    commitment text NOT NULL CONSTRAINT draws_commitment_key UNIQUE,
    supervisor text NOT NULL CONSTRAINT draws_supervisor_check CHECK (supervisor <> ''),
    committed_by text NOT NULL,
    committed_at timestamptz NOT NULL
  );
  CREATE TABLE draw_seeds (
    draw uuid CONSTRAINT draw_seeds_pkey PRIMARY KEY CONSTRAINT draw_seeds_draw_fkey REFERENCES draws (id),
    seed text NOT NULL
  );
  CREATE FUNCTION fp_draw_seed(wanted uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.seed FROM draw_seeds s JOIN draws d ON d.id = s.draw
    WHERE s.draw = wanted AND (fp_system() OR fp_has('officer', d.authority)
      OR EXISTS (SELECT FROM runs r WHERE r.state = 'released' AND r.asked->'draws' ? wanted::text))
  $$;
  CREATE TABLE ranked_lists (
    id uuid CONSTRAINT ranked_lists_pkey PRIMARY KEY,
    authority text NOT NULL,
    intake uuid NOT NULL CONSTRAINT ranked_lists_intake_fkey REFERENCES intakes (id),
    school text NOT NULL,
    policy text NOT NULL,
    origin text NOT NULL CONSTRAINT ranked_lists_origin_check CHECK (origin IN ('made', 'sent-in')),
    state text NOT NULL CONSTRAINT ranked_lists_state_check CHECK (state IN ('waiting', 'adopted', 'replaced')),
    remarks jsonb NOT NULL,
    given_by text NOT NULL,
    given_at timestamptz NOT NULL,
    adopted_by text,
    adopted_at timestamptz,
    minute text,
    CONSTRAINT ranked_lists_two_people_check CHECK (adopted_by IS NULL OR adopted_by <> given_by),
    CONSTRAINT ranked_lists_adopted_check CHECK ((adopted_by IS NULL) = (adopted_at IS NULL) AND (state <> 'adopted' OR adopted_by IS NOT NULL))
  );
  CREATE UNIQUE INDEX ranked_lists_one_adopted ON ranked_lists (intake) WHERE state = 'adopted';
  CREATE TABLE ranked_list_places (
    list uuid NOT NULL CONSTRAINT ranked_list_places_list_fkey REFERENCES ranked_lists (id),
    position integer NOT NULL CONSTRAINT ranked_list_places_position_check CHECK (position > 0),
    child uuid NOT NULL,
    category text,
    CONSTRAINT ranked_list_places_pkey PRIMARY KEY (list, position),
    CONSTRAINT ranked_list_places_child_key UNIQUE (list, child)
  );
`;

/**
 * Officers see their authority's runs; a school its own lists; a parent their own child's line of a released run, from the
 * minute at which offers are shown, and nobody else's.
 */
const fences = `
  ALTER TABLE runs ENABLE ROW LEVEL SECURITY;
  CREATE POLICY runs_seen ON runs FOR SELECT USING (fp_system() OR fp_sees_authority(authority) OR fp_account() IS NOT NULL AND state = 'released');
  CREATE POLICY runs_made ON runs FOR INSERT WITH CHECK (fp_system() OR fp_has('officer', authority));
  CREATE POLICY runs_moved ON runs FOR UPDATE USING (fp_system() OR fp_has('officer', authority));

  ALTER TABLE documents ENABLE ROW LEVEL SECURITY;
  CREATE POLICY documents_seen ON documents FOR SELECT USING (fp_system() OR fp_has('officer', authority));
  CREATE POLICY documents_kept ON documents FOR INSERT WITH CHECK (fp_system() OR fp_has('officer', authority));
  ALTER TABLE document_pieces ENABLE ROW LEVEL SECURITY;
  CREATE POLICY document_pieces_seen ON document_pieces FOR SELECT
    USING (fp_system() OR EXISTS (SELECT FROM documents WHERE digest = document));
  CREATE POLICY document_pieces_kept ON document_pieces FOR INSERT
    WITH CHECK (fp_system() OR EXISTS (SELECT FROM documents WHERE digest = document));

  ALTER TABLE run_children ENABLE ROW LEVEL SECURITY;
  CREATE POLICY run_children_seen ON run_children FOR SELECT USING (fp_system()
    OR EXISTS (SELECT FROM runs WHERE id = run AND fp_has('officer', authority))
    OR fp_guards_child(child::text) AND EXISTS (SELECT FROM runs WHERE id = run AND state = 'released' AND visible_from <= fp_now()));
  CREATE POLICY run_children_kept ON run_children FOR INSERT WITH CHECK (fp_system());
  ALTER TABLE run_explanations ENABLE ROW LEVEL SECURITY;
  CREATE POLICY run_explanations_seen ON run_explanations FOR SELECT USING (fp_system()
    OR EXISTS (SELECT FROM runs WHERE id = run AND fp_has('officer', authority))
    OR fp_guards_child(child::text) AND EXISTS (SELECT FROM runs WHERE id = run AND state = 'released' AND visible_from <= fp_now()));
  CREATE POLICY run_explanations_kept ON run_explanations FOR INSERT WITH CHECK (fp_system());

  ALTER TABLE draw_seeds ENABLE ROW LEVEL SECURITY;
  CREATE POLICY draw_seeds_seen ON draw_seeds FOR SELECT USING (fp_system());
  CREATE POLICY draw_seeds_kept ON draw_seeds FOR INSERT
    WITH CHECK (EXISTS (SELECT FROM draws WHERE id = draw AND (fp_system() OR fp_has('officer', authority))));

  ALTER TABLE ranked_lists ENABLE ROW LEVEL SECURITY;
  CREATE POLICY ranked_lists_seen ON ranked_lists FOR ALL USING (fp_system() OR fp_has('officer', authority) OR fp_has('school-admin', school));
  ALTER TABLE ranked_list_places ENABLE ROW LEVEL SECURITY;
  CREATE POLICY ranked_list_places_seen ON ranked_list_places FOR ALL
    USING (fp_system() OR EXISTS (SELECT FROM ranked_lists WHERE id = list));
`;
