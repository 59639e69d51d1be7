import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Children whom the fair access protocol places are offered the next free place, before everybody who waits (2.15). */
export class FairAccess implements MigrationInterface {
  readonly name = 'FairAccess0000000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(kindsAre(`'directed', 'appeal', 'remedy', 'fair-access'`));
    for (const page of [familysPage, pageByRow]) await runner.query(page);
  }

  /** The pages stay mended. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(kindsAre(`'directed', 'appeal', 'remedy'`));
  }
}

/** The kinds of place that two officers give; such a place counts among the taken, and those of fair access are within the number. */
const kindsAre = (kinds: string): string => `
  ALTER TABLE extra_places DROP CONSTRAINT extra_places_kind_check,
    ADD CONSTRAINT extra_places_kind_check CHECK (kind IN (${kinds}));
  ALTER TABLE offers DROP CONSTRAINT offers_how_check,
    ADD CONSTRAINT offers_how_check CHECK (how IN ('preference', 'fallback', 'over-number', 'ehc-plan', ${kinds})),
    DROP CONSTRAINT offers_run_check, ADD CONSTRAINT offers_run_check CHECK ((run IS NULL) = (how IN (${kinds})));
`;

/** As before, but a place that no run gave is shown also to a family that no run ever refused anything. */
const familysPage = `
  CREATE OR REPLACE FUNCTION fp_offer_page_of_family(wanted uuid, of_round uuid, at timestamptz)
    RETURNS TABLE (round uuid, run uuid, trail text, whys text, offers json, refused json, waiting json)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  #variable_conflict use_column
  DECLARE
    newest_round uuid;
    newest_run uuid;
    refused_round uuid;
    is_shown boolean;
    reader text := fp_account();
    now_shown timestamptz := least(at, fp_now());
  BEGIN
    IF NOT fp_may_know_place(wanted) THEN RETURN; END IF;
    SELECT o.round, o.run INTO newest_round, newest_run FROM offers o
      WHERE o.child = wanted AND o.visible_from <= now_shown AND (of_round IS NULL OR o.round = of_round)
      ORDER BY o.visible_from DESC, o.offered_at DESC LIMIT 1;
    IF newest_run IS NULL THEN
      SELECT f.round, f.run INTO refused_round, newest_run FROM refused_preferences f
        WHERE f.child = wanted AND f.visible_from <= now_shown AND f.round = coalesce(newest_round, of_round, f.round)
        ORDER BY f.visible_from DESC LIMIT 1;
      newest_round := coalesce(newest_round, refused_round);
    END IF;
    IF newest_round IS NULL THEN RETURN; END IF;
    is_shown := EXISTS (SELECT FROM runs r WHERE r.id = newest_run AND r.state = 'released' AND r.visible_from <= now_shown);
    RETURN QUERY SELECT newest_round, newest_run,
      (SELECT c.trail FROM run_children c WHERE c.run = newest_run AND c.child = wanted AND is_shown),
      (SELECT e.whys FROM run_explanations e WHERE e.run = newest_run AND e.child = wanted AND is_shown),
      (SELECT json_agg(json_build_object('id', o.id, 'intake', o.intake, 'school', o.school, 'schoolName', s.name,
          'state', o.state, 'how', o.how, 'offeredOn', o.visible_from, 'answerBy', o.answer_by, 'warnedUntil', o.warned_until,
          'receipt', o.receipt, 'answeredAt', o.answered_at, 'mine', a.answered_by = reader,
          'ground', o.ground, 'because', o.because, 'appealBy', o.appeal_by) ORDER BY o.visible_from DESC, o.offered_at DESC)
        FROM offers o JOIN schools s ON s.id = o.school LEFT JOIN offer_answers a ON a.receipt = o.receipt
        WHERE o.child = wanted AND o.round = newest_round AND o.visible_from <= now_shown),
      (SELECT json_agg(json_build_object('id', f.id, 'intake', f.intake, 'appealBy', f.appeal_by))
        FROM refused_preferences f WHERE f.child = wanted AND f.round = newest_round AND f.visible_from <= now_shown),
      (SELECT json_agg(json_build_object('intake', w.intake, 'state', w.state, 'position', w.position, 'equals', w.equals,
          'of', w.of_all, 'category', w.category, 'before', w.before, 'because', w.because, 'asOf', w.as_of,
          'tellMoves', w.tell_moves, 'year', r.year))
        FROM waiting w JOIN rounds r ON r.id = w.round
        WHERE w.child = wanted AND w.round = newest_round AND w.visible_from <= now_shown);
  END $$;
`;

/** The same, behind the fence of each row. */
const pageByRow = `
  CREATE OR REPLACE FUNCTION fp_offer_page_by_row(account text, system text, grants text, authorities text, schools text, wanted uuid, of_round uuid, at timestamptz)
    RETURNS TABLE (round uuid, run uuid, trail text, whys text, offers json, refused json, waiting json)
    LANGUAGE plpgsql VOLATILE
  AS $$
  #variable_conflict use_column
  DECLARE
    newest_round uuid;
    newest_run uuid;
    refused_round uuid;
  BEGIN
    PERFORM set_config('fairplace.account', account, true), set_config('fairplace.system', system, true),
      set_config('fairplace.grants', grants, true), set_config('fairplace.authorities', authorities, true),
      set_config('fairplace.schools', schools, true);
    SELECT o.round, o.run INTO newest_round, newest_run FROM offers o
      WHERE o.child = wanted AND o.visible_from <= at AND (of_round IS NULL OR o.round = of_round)
      ORDER BY o.visible_from DESC, o.offered_at DESC LIMIT 1;
    IF newest_run IS NULL THEN
      SELECT f.round, f.run INTO refused_round, newest_run FROM refused_preferences f
        WHERE f.child = wanted AND f.visible_from <= at AND f.round = coalesce(newest_round, of_round, f.round)
        ORDER BY f.visible_from DESC LIMIT 1;
      newest_round := coalesce(newest_round, refused_round);
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
