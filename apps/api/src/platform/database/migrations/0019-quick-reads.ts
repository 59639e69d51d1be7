import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What everybody asks for in the same minutes is asked once and not row by row: who somebody is, and "my offer and why".
 *
 * The fences stand as they were. A family's page is read by a function of the owner's that asks first, and once, whether
 * they may know the child's place, and then reads no more than the fences would let them see.
 */
export class QuickReads implements MigrationInterface {
  readonly name = 'QuickReads0000000000019';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER FUNCTION fp_offer_page(text, text, text, text, text, uuid, uuid, timestamptz) RENAME TO fp_offer_page_by_row');
    for (const part of [family, page, session]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION fp_session(text, text, text, text, text, bytea);
      DROP FUNCTION fp_offer_page(text, text, text, text, text, uuid, uuid, timestamptz);
      DROP FUNCTION fp_offer_page_of_family(uuid, uuid, timestamptz);
      ALTER FUNCTION fp_offer_page_by_row(text, text, text, text, text, uuid, uuid, timestamptz) RENAME TO fp_offer_page;
    `);
  }
}

/** As the owner, so that the fence is asked once; nothing for whoever may not know the place, whatever else they may. */
const family = `
  CREATE FUNCTION fp_offer_page_of_family(wanted uuid, of_round uuid, at timestamptz)
    RETURNS TABLE (round uuid, run uuid, trail text, whys text, offers json, refused json, waiting json)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  #variable_conflict use_column
  DECLARE
    newest_round uuid;
    newest_run uuid;
    is_shown boolean;
    reader text := fp_account();
    now_shown timestamptz := least(at, fp_now());
  BEGIN
    IF NOT fp_may_know_place(wanted) THEN RETURN; END IF;
    SELECT o.round, o.run INTO newest_round, newest_run FROM offers o
      WHERE o.child = wanted AND o.visible_from <= now_shown AND (of_round IS NULL OR o.round = of_round)
      ORDER BY o.visible_from DESC, o.offered_at DESC LIMIT 1;
    IF newest_run IS NULL THEN
      SELECT f.round, f.run INTO newest_round, newest_run FROM refused_preferences f
        WHERE f.child = wanted AND f.visible_from <= now_shown AND f.round = coalesce(newest_round, of_round, f.round)
        ORDER BY f.visible_from DESC LIMIT 1;
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

/** A family is answered at once; everybody else as before, behind the fence of each row. */
const page = `
  CREATE FUNCTION fp_offer_page(account text, system text, grants text, authorities text, schools text, wanted uuid, of_round uuid, at timestamptz)
    RETURNS TABLE (round uuid, run uuid, trail text, whys text, offers json, refused json, waiting json)
    LANGUAGE plpgsql VOLATILE
  AS $$
  BEGIN
    PERFORM set_config('fairplace.account', account, true), set_config('fairplace.system', system, true),
      set_config('fairplace.grants', grants, true), set_config('fairplace.authorities', authorities, true),
      set_config('fairplace.schools', schools, true);
    IF system <> 'on' AND grants = 'parent@' THEN
      RETURN QUERY SELECT * FROM fp_offer_page_of_family(wanted, of_round, at);
    ELSE
      RETURN QUERY SELECT * FROM fp_offer_page_by_row(account, system, grants, authorities, schools, wanted, of_round, at);
    END IF;
  END $$;
`;

/** Who somebody is by the digest of their token, in one round trip; it says itself that the service asks. */
const session = `
  CREATE FUNCTION fp_session(account text, system text, grants text, authorities text, schools text, token bytea)
    RETURNS TABLE (account_id uuid, account_name text, account_email text, is_demonstration boolean, session_way text,
      started timestamptz, used timestamptz, ends timestamptz, ended timestamptz, granted jsonb)
    LANGUAGE plpgsql VOLATILE
  AS $$
  BEGIN
    PERFORM set_config('fairplace.account', account, true), set_config('fairplace.system', system, true),
      set_config('fairplace.grants', grants, true), set_config('fairplace.authorities', authorities, true),
      set_config('fairplace.schools', schools, true);
    RETURN QUERY SELECT s.account, a.name, a.email, a.demonstration, s.way, s.started_at, s.used_at, s.ends_at, s.ended_at,
      coalesce((SELECT jsonb_agg(jsonb_build_object('role', g.role, 'authority', g.authority, 'school', g.school)
        ORDER BY g.granted_at, g.id) FROM grants g WHERE g.account = a.id AND g.ended_at IS NULL), '[]')
    FROM sessions s JOIN accounts a ON a.id = s.account WHERE s.token_hash = token;
  END $$;
`;
