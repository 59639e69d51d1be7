import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lets papers be sent while an application is still a draft: a claim is a row from the moment its answer is saved, and
 * is marked when it is sent.
 *
 * A claim that was not sent is the family's own, and that of whoever else may send the application. No school and no
 * virtual school sees it or its papers, and nothing is found of it.
 */
export class PapersInDrafts implements MigrationInterface {
  readonly name = 'PapersInDrafts0000000000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE claims ADD COLUMN sent_at timestamptz;
      UPDATE claims SET sent_at = made_at;
      CREATE INDEX claims_never_sent ON claims (application) WHERE sent_at IS NULL;
    `);
    for (const part of [keeping, sending, knownToSchools('AND c.sent_at IS NOT NULL')]) await runner.query(part);
    await runner.query(toAnswer('AND k.sent_at IS NOT NULL'));
    await runner.query(fences('AND sent_at IS NOT NULL', 'AND fp_claim_is_sent(claim)'));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const part of [fences('', ''), toAnswer(''), knownToSchools('')]) await runner.query(part);
    await runner.query(`
      DROP FUNCTION fp_write_application(jsonb);
      ALTER FUNCTION fp_write_all_but_claims(jsonb) RENAME TO fp_write_application;
      DROP FUNCTION fp_keep_claims(uuid, jsonb, timestamptz);
      DROP FUNCTION fp_claim_is_sent(uuid);
      DELETE FROM claims WHERE sent_at IS NULL AND NOT EXISTS (SELECT FROM evidence_items i WHERE i.claim = claims.id);
      UPDATE claims SET ended_at = coalesce(ended_at, made_at) WHERE sent_at IS NULL;
      ALTER TABLE claims DROP COLUMN sent_at;
    `);
  }
}

/** As the owner, like the other functions that write an application. Gives back how many claims ended that were never sent. */
const keeping = `
  CREATE FUNCTION fp_keep_claims(mine uuid, said jsonb, at timestamptz) RETURNS integer LANGUAGE plpgsql VOLATILE
    SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  DECLARE
    ended integer;
  BEGIN
    IF NOT (fp_system() OR fp_sends_application(mine)) THEN
      RAISE EXCEPTION 'claims are kept by the family or an officer' USING ERRCODE = 'insufficient_privilege';
    END IF;
    -- What is corrected before it is sent stays the same claim, with its papers.
    WITH gone AS (
      SELECT k.id, k.kind, k.school, row_number() OVER (PARTITION BY k.kind, k.school ORDER BY k.made_at, k.id) AS turn
      FROM claims k WHERE k.application = mine AND k.ended_at IS NULL AND k.sent_at IS NULL
        AND NOT EXISTS (SELECT FROM jsonb_array_elements(said) n WHERE n->>'digest' = k.digest)
    ), fresh AS (
      SELECT n->>'kind' AS kind, n->>'school' AS school, n->'details' AS details, n->>'digest' AS digest,
        row_number() OVER (PARTITION BY n->>'kind', n->>'school' ORDER BY place) AS turn
      FROM jsonb_array_elements(said) WITH ORDINALITY AS every (n, place)
      WHERE NOT EXISTS (SELECT FROM claims k
        WHERE k.application = mine AND k.digest = n->>'digest' AND k.ended_at IS NULL)
    )
    UPDATE claims k SET details = fresh.details, digest = fresh.digest
    FROM gone JOIN fresh ON fresh.kind = gone.kind AND fresh.school IS NOT DISTINCT FROM gone.school
      AND fresh.turn = gone.turn
    WHERE k.id = gone.id;
    UPDATE claims k SET ended_at = at WHERE k.application = mine AND k.ended_at IS NULL AND k.sent_at IS NULL
      AND NOT EXISTS (SELECT FROM jsonb_array_elements(said) n WHERE n->>'digest' = k.digest);
    GET DIAGNOSTICS ended = ROW_COUNT;
    -- A school that there is none of is told of when the application is sent; until then it is only in the answer.
    INSERT INTO claims (id, application, child, authority, kind, school, details, digest, made_at)
      SELECT n.id, mine, a.child, a.authority, n.kind, n.school, n.details, n.digest, at
      FROM applications a
        CROSS JOIN jsonb_to_recordset(said) AS n (id uuid, kind text, school text, details jsonb, digest text)
      WHERE a.id = mine AND (n.school IS NULL OR EXISTS (SELECT FROM schools s WHERE s.id = n.school))
        AND NOT EXISTS (SELECT FROM claims k
          WHERE k.application = mine AND k.digest = n.digest AND k.ended_at IS NULL);
    RETURN ended;
  END $$;

  -- Asked by the fences of papers and findings; says no more than yes or no.
  CREATE FUNCTION fp_claim_is_sent(claim uuid) RETURNS boolean LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT EXISTS (SELECT FROM claims k WHERE k.id = $1 AND k.sent_at IS NOT NULL) $$;
`;

/** As before, but a claim that was kept is marked as sent, and keeps its id. */
const sending = `
  ALTER FUNCTION fp_write_application(jsonb) RENAME TO fp_write_all_but_claims;
  CREATE FUNCTION fp_write_application(sent jsonb) RETURNS void LANGUAGE plpgsql VOLATILE
    SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
  DECLARE
    mine uuid := (sent->>'id')::uuid;
    at timestamptz := (sent->>'at')::timestamptz;
  BEGIN
    -- It asks first whether whoever sends may.
    PERFORM fp_write_all_but_claims(sent - 'claims');
    IF NOT sent ? 'claims' THEN RETURN; END IF;
    UPDATE claims k SET ended_at = at WHERE k.application = mine AND k.ended_at IS NULL
      AND NOT EXISTS (SELECT FROM jsonb_array_elements(sent->'claims') n WHERE n->>'digest' = k.digest);
    IF sent->'claims' = '[]' THEN RETURN; END IF;
    UPDATE claims k SET sent_at = at WHERE k.application = mine AND k.ended_at IS NULL AND k.sent_at IS NULL;
    INSERT INTO claims (id, application, child, authority, kind, school, details, digest, made_at, sent_at)
      SELECT n.id, mine, a.child, a.authority, n.kind, n.school, n.details, n.digest, at, at
      FROM applications a
        CROSS JOIN jsonb_to_recordset(sent->'claims') AS n (id uuid, kind text, school text, details jsonb, digest text)
      WHERE a.id = mine AND NOT EXISTS (SELECT FROM claims k
        WHERE k.application = mine AND k.digest = n.digest AND k.ended_at IS NULL);
  END $$;
`;

const knownToSchools = (only: string): string => `
  CREATE OR REPLACE FUNCTION fp_known_to_my_schools(child uuid) RETURNS boolean LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT fp_setting('schools') <> '' AND (
      EXISTS (SELECT FROM preferences p WHERE p.child = $1 AND fp_sees_school(p.school))
      OR EXISTS (SELECT FROM claims c WHERE c.child = $1 AND c.ended_at IS NULL ${only} AND fp_sees_school(c.school)
        AND c.kind NOT IN ('care', 'vulnerable', 'need'))
    )
  $$;
`;

const toAnswer = (only: string): string => `
  CREATE OR REPLACE FUNCTION fp_claims_to_answer(place text) RETURNS TABLE (claim uuid, round uuid) LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT k.id, a.round FROM claims k JOIN applications a ON a.id = k.application
    WHERE k.school = $1 AND k.ended_at IS NULL ${only} AND a.counts AND (fp_system() OR fp_sees_school($1))
      AND (fp_school_proves(k.kind) OR fp_roll_proves(k.kind))
  $$;
`;

/** Who sees claims and papers beside those who may send the application, and who may find: only of what was sent. */
const fences = (onlyClaims: string, onlySent: string): string => `
  DROP POLICY claims_of_care ON claims;
  CREATE POLICY claims_of_care ON claims FOR SELECT
    USING (kind = 'care' AND fp_has('virtual-school-head', authority) ${onlyClaims});
  DROP POLICY claims_seen ON claims;
  CREATE POLICY claims_seen ON claims FOR SELECT USING (kind NOT IN ('care', 'vulnerable', 'need') AND ended_at IS NULL
    AND fp_sees_school(school) ${onlyClaims});

  DROP POLICY evidence_items_of_school ON evidence_items;
  CREATE POLICY evidence_items_of_school ON evidence_items
    USING (fp_school_proves(kind) AND fp_has('school-admin', school) ${onlySent});
  DROP POLICY evidence_items_of_care ON evidence_items;
  CREATE POLICY evidence_items_of_care ON evidence_items
    USING (kind = 'care' AND fp_has('virtual-school-head', authority) ${onlySent});

  DROP POLICY findings_made ON findings;
  CREATE POLICY findings_made ON findings FOR INSERT WITH CHECK (fp_system() OR (officer::text = fp_account() AND (
    fp_has('officer', authority)
    OR (fp_school_proves(kind) AND fp_has('school-admin', school))
    OR (fp_roll_proves(kind) AND fp_sees_school(school))
    OR (kind = 'care' AND fp_has('virtual-school-head', authority)))
    ${onlySent === '' ? '' : `AND (claim IS NULL OR fp_claim_is_sent(claim))`}));
`;
