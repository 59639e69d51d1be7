import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Mends the second fence where a question without its `where` gave away more than it should.
 *
 * - Runs and the versions of waiting lists were given to anybody who had signed in, of any authority: now to those who
 *   see the authority's children, and to a family for the lists that its own child stands on. Families are shown their
 *   line of a run without being given the run.
 * - What a run says of a child names the school, so a guardian from whom another is hidden is not given it either, as
 *   with offers and refusals.
 * - A place that an EHC plan names is not free, also when nobody applied for the child.
 * - Whether a draw was used is asked of a function, so that its seed is published to everybody, signed in or not (1.35).
 */
export class Fences implements MigrationInterface {
  readonly name = 'Fences0000000000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(functions);
    await runner.query(`
      DROP POLICY run_children_seen ON run_children;
      CREATE POLICY run_children_seen ON run_children FOR SELECT USING (fp_system()
        OR EXISTS (SELECT FROM runs WHERE id = run AND fp_has('officer', authority))
        OR (fp_may_know_place(child) AND fp_run_is_shown(run)));
      DROP POLICY run_explanations_seen ON run_explanations;
      CREATE POLICY run_explanations_seen ON run_explanations FOR SELECT USING (fp_system()
        OR EXISTS (SELECT FROM runs WHERE id = run AND fp_has('officer', authority))
        OR (fp_may_know_place(child) AND fp_run_is_shown(run)));
      DROP POLICY runs_seen ON runs;
      CREATE POLICY runs_seen ON runs FOR SELECT USING (fp_system() OR fp_sees_authority(authority));

      DROP POLICY waiting_list_places_seen ON waiting_list_places;
      CREATE POLICY waiting_list_places_seen ON waiting_list_places FOR SELECT USING (fp_system()
        OR EXISTS (SELECT FROM waiting_list_versions v WHERE v.id = list AND fp_sees_authority(v.authority))
        OR (fp_may_know_place(child) AND fp_list_is_shown(list)));
      DROP POLICY waiting_list_versions_seen ON waiting_list_versions;
      CREATE POLICY waiting_list_versions_seen ON waiting_list_versions FOR SELECT USING (fp_system()
        OR fp_sees_authority(authority) OR (visible_from <= fp_now() AND fp_child_stands_on(id)));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY run_children_seen ON run_children;
      CREATE POLICY run_children_seen ON run_children FOR SELECT USING (fp_system()
        OR EXISTS (SELECT FROM runs WHERE id = run AND fp_has('officer', authority))
        OR fp_guards_child(child::text) AND EXISTS (SELECT FROM runs WHERE id = run AND state = 'released' AND visible_from <= fp_now()));
      DROP POLICY run_explanations_seen ON run_explanations;
      CREATE POLICY run_explanations_seen ON run_explanations FOR SELECT USING (fp_system()
        OR EXISTS (SELECT FROM runs WHERE id = run AND fp_has('officer', authority))
        OR fp_guards_child(child::text) AND EXISTS (SELECT FROM runs WHERE id = run AND state = 'released' AND visible_from <= fp_now()));
      DROP POLICY runs_seen ON runs;
      CREATE POLICY runs_seen ON runs FOR SELECT USING (fp_system() OR fp_sees_authority(authority) OR fp_account() IS NOT NULL AND state = 'released');
      DROP POLICY waiting_list_places_seen ON waiting_list_places;
      CREATE POLICY waiting_list_places_seen ON waiting_list_places FOR SELECT USING (fp_system() OR EXISTS (
        SELECT FROM waiting_list_versions v WHERE v.id = list
          AND (fp_sees_authority(v.authority) OR (fp_may_know_place(child) AND v.visible_from <= fp_now()))));
      DROP POLICY waiting_list_versions_seen ON waiting_list_versions;
      CREATE POLICY waiting_list_versions_seen ON waiting_list_versions FOR SELECT USING (fp_system() OR fp_sees_authority(authority)
        OR (fp_account() IS NOT NULL AND visible_from <= fp_now()));
      DROP FUNCTION fp_places_by_plan(uuid);
      DROP FUNCTION fp_draw_is_used(uuid);
      DROP FUNCTION fp_child_stands_on(uuid);
      DROP FUNCTION fp_list_is_shown(uuid);
      DROP FUNCTION fp_run_is_shown(uuid);
    `);
  }
}

/** Asked by the fences above; as the owner, so that no fence asks itself. None says more than yes or no. */
const functions = `
  CREATE FUNCTION fp_run_is_shown(run uuid) RETURNS boolean LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT EXISTS (SELECT FROM runs r WHERE r.id = $1 AND r.state = 'released' AND r.visible_from <= fp_now()) $$;

  CREATE FUNCTION fp_list_is_shown(list uuid) RETURNS boolean LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT EXISTS (SELECT FROM waiting_list_versions v WHERE v.id = $1 AND v.visible_from <= fp_now()) $$;

  -- Whether a child of whoever asks stands on a version of a waiting list; begins with their children, who are few.
  CREATE FUNCTION fp_child_stands_on(list uuid) RETURNS boolean LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT EXISTS (
      SELECT FROM guardianships g JOIN waiting_list_places p ON p.child = g.child AND p.list = $1
      WHERE g.account::text = fp_account() AND g.ended_at IS NULL AND fp_may_know_place(g.child)
    )
  $$;

  -- A draw has been used once a released run names it: from then on its seed is public.
  CREATE FUNCTION fp_draw_is_used(draw uuid) RETURNS boolean LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT EXISTS (SELECT FROM runs r WHERE r.state = 'released' AND r.asked->'draws' ? $1::text) $$;

  -- How many places of each intake are held by EHC plans of children without an application: they have no offer, and
  -- their places are taken all the same. Numbers only, the same for whoever asks.
  CREATE FUNCTION fp_places_by_plan(wanted uuid) RETURNS TABLE (intake uuid, planned integer) LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT i.id, count(*)::integer FROM intakes i JOIN children_list_lines l ON l.round = i.round
      AND (l.place = i.school || '/' || i.age_group OR (l.place = i.school
        AND NOT EXISTS (SELECT FROM intakes j WHERE j.round = i.round AND j.school = i.school AND j.id <> i.id)))
    WHERE i.round = wanted AND l.kind = 'ehc-plans' AND l.state = 'no-child' AND l.counts
    GROUP BY i.id
  $$;
`;
