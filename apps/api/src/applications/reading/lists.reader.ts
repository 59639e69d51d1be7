import { Injectable } from '@nestjs/common';
import type { AnswerOf, ApplicantLine, ApplicationLine, applicationRoutes, InputOf } from '@contract';
import type { Tx } from '../../platform';

type Conflicts = AnswerOf<typeof applicationRoutes.conflicts>;
type Conflict = Conflicts['items'][number];
type Restricted = AnswerOf<typeof applicationRoutes.restricted>;
type Attending = AnswerOf<typeof applicationRoutes.attending>;
type FamilyChild = AnswerOf<typeof applicationRoutes.children>['items'][number];

/** Lists applications for those who may see them; row-level security narrows each list to its reader. */
@Injectable()
export class ListsReader {
  /** The applications of an officer's authority, by the child's name. */
  async applications(
    tx: Tx,
    query: InputOf<typeof applicationRoutes.list>['query'],
  ): Promise<AnswerOf<typeof applicationRoutes.list>> {
    const { round, state, channel, waiting, late, intake, find, after, limit } = query;
    const rows = await tx.query<(Omit<ApplicationLine, 'submittedAt'> & { submittedAt: Date | null })[]>(listing, [
      round ?? null,
      state ?? null,
      channel ?? null,
      waiting ?? null,
      late === undefined ? null : late === 'yes',
      intake ?? null,
      find ?? null,
      after ?? null,
      limit + 1,
    ]);
    return pageOf(
      rows.map((row) => ({ ...row, submittedAt: row.submittedAt?.toISOString() ?? null })),
      limit,
      ({ id }) => id,
    );
  }

  /** Who applies for a school: no rank is in the question, and the database would give none. */
  async applicants(
    tx: Tx,
    school: string,
    { round, after, limit }: InputOf<typeof applicationRoutes.applicants>['query'],
  ): Promise<AnswerOf<typeof applicationRoutes.applicants>> {
    const rows = await tx.query<(ApplicantLine & { cursor: string })[]>(applying, [
      school,
      round ?? null,
      after ?? null,
      limit + 1,
    ]);
    const { items, next } = pageOf(rows, limit, ({ cursor }) => cursor);
    return { items: items.map(({ cursor: _cursor, ...line }) => line), next };
  }

  /** The children who attend a school now and have an application, begun or sent, in a round. */
  async attending(
    tx: Tx,
    school: string,
    { round, after, limit }: InputOf<typeof applicationRoutes.attending>['query'],
  ): Promise<Attending> {
    const rows = await tx.query<Attending['items']>(
      `SELECT c.id AS child, c.first_names AS "firstNames", c.last_name AS "lastName",
         c.date_of_birth::text AS "dateOfBirth", fp_has_sent(c.id, $2) AS sent
       FROM children c WHERE c.current_school = $1 AND fp_sees_school($1)
         AND ($3::uuid IS NULL OR (c.last_name, c.first_names, c.id)
           > (SELECT k.last_name, k.first_names, k.id FROM children k WHERE k.id = $3))
       ORDER BY c.last_name, c.first_names, c.id LIMIT $4`,
      [school, round, after ?? null, limit + 1],
    );
    return pageOf(rows, limit, ({ child }) => child);
  }

  /** Children of whom something is restricted, as far as the actor may know. */
  async restricted(
    tx: Tx,
    round: string,
    { after, limit }: { after?: string | undefined; limit: number },
  ): Promise<Restricted> {
    const rows = await tx.query<Restricted['items']>(
      `SELECT c.id AS child, c.first_names AS "firstNames", c.last_name AS "lastName",
         c.date_of_birth::text AS "dateOfBirth", array_agg(DISTINCT f.kind ORDER BY f.kind) AS kinds
       FROM restricted_flags f JOIN children c ON c.id = f.child
       WHERE f.ended_at IS NULL AND ($2::uuid IS NULL OR c.id > $2)
         AND EXISTS (SELECT FROM applications a WHERE a.child = c.id AND a.round = $1)
       GROUP BY c.id ORDER BY c.id LIMIT $3`,
      [round, after ?? null, limit + 1],
    );
    return pageOf(rows, limit, ({ child }) => child);
  }

  /** Pairs of applications that may be for one child, those found first coming first. */
  async conflicts(
    tx: Tx,
    { round, open, after, limit }: InputOf<typeof applicationRoutes.conflicts>['query'],
  ): Promise<Conflicts> {
    const rows = await tx.query<Conflict[]>(
      `SELECT q.id, q.round, q.how, to_char(q.found_at AT TIME ZONE 'UTC', '${isoFormat}') AS "foundAt",
         (${sideOf('first')}) AS first, (${sideOf('second')}) AS second, q.outcome, q.basis, q.reason
       FROM conflicts q
       WHERE ($1::uuid IS NULL OR q.round = $1) AND (q.resolved_at IS NULL) = $2
         AND ($3::uuid IS NULL OR (q.found_at, q.id) > (SELECT k.found_at, k.id FROM conflicts k WHERE k.id = $3))
       ORDER BY q.found_at, q.id LIMIT $4`,
      [round ?? null, open === 'yes', after ?? null, limit + 1],
    );
    return pageOf(rows, limit, ({ id }) => id);
  }

  /** The children that the account guards, with its own applications for them. */
  async family(tx: Tx, account: string): Promise<FamilyChild[]> {
    return tx.query<FamilyChild[]>(
      `SELECT c.id, c.multiple_birth AS "multipleBirth", c.first_names AS "firstNames", c.last_name AS "lastName",
         c.date_of_birth::text AS "dateOfBirth",
         (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'reference', a.reference, 'round', a.round, 'state', a.state,
             'unsent', a.state <> 'withdrawn' AND a.state <> 'void' AND x.revision IS DISTINCT FROM a.sent_revision,
             'contested', a.contested) ORDER BY a.made_at, a.id), '[]')
           FROM applications a JOIN application_answers x ON x.application = a.id
           WHERE a.child = c.id AND a.account::text = $1) AS applications
       FROM children c JOIN guardianships g ON g.child = c.id AND g.account::text = $1 AND g.ended_at IS NULL
       ORDER BY c.date_of_birth, c.first_names, c.id`,
      [account],
    );
  }
}

/** The first so many of the rows, and where the next page begins if there is one more. */
function pageOf<Item>(
  rows: Item[],
  limit: number,
  cursor: (item: Item) => string,
): { items: Item[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? cursor(last) : null };
}

const isoFormat = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';
const childOf = `jsonb_build_object('id', c.id, 'firstNames', c.first_names, 'lastName', c.last_name,
  'dateOfBirth', c.date_of_birth)`;

function sideOf(side: 'first' | 'second'): string {
  return `SELECT jsonb_build_object('application', a.id, 'reference', a.reference, 'state', a.state, 'counts', a.counts,
      'child', ${childOf}, 'submittedAt', to_char(a.submitted_at AT TIME ZONE 'UTC', '${isoFormat}'))
    FROM applications a JOIN children c ON c.id = a.child WHERE a.id = q.${side}`;
}

const listing = `SELECT * FROM (
    SELECT a.id, a.reference, a.round, a.state, a.channel, a.counts, a.contested, a.submitted_at AS "submittedAt",
      coalesce(v.late, false) AS late,
      a.state <> 'withdrawn' AND a.state <> 'void' AND x.revision IS DISTINCT FROM a.sent_revision AS unsent,
      ${childOf} AS child, array_remove(ARRAY[
        CASE WHEN EXISTS (SELECT FROM preferences p WHERE p.application = a.id AND p.lateness = 'late'
          AND NOT p.lateness_decided) THEN 'lateness' END,
        CASE WHEN EXISTS (SELECT FROM preferences p WHERE p.application = a.id AND p.age_group = 'asked') THEN 'age-group' END,
        CASE WHEN EXISTS (SELECT FROM change_requests q WHERE q.application = a.id AND q.decided_at IS NULL) THEN 'change' END,
        CASE WHEN a.contested THEN 'contested' END], NULL) AS waiting
    FROM applications a JOIN children c ON c.id = a.child
    JOIN application_answers x ON x.application = a.id
    LEFT JOIN application_versions v ON v.application = a.id AND v.number = a.versions
    WHERE ($1::uuid IS NULL OR a.round = $1) AND ($2::text IS NULL OR a.state = $2) AND ($3::text IS NULL OR a.channel = $3)
      AND ($5::boolean IS NULL OR coalesce(v.late, false) = $5)
      AND ($6::uuid IS NULL OR EXISTS (SELECT FROM preferences p WHERE p.application = a.id AND p.intake = $6))
      AND ($7::text IS NULL OR starts_with(lower(c.last_name), lower($7)) OR a.reference = upper($7) OR v.receipt = upper($7))
      AND ($8::uuid IS NULL OR (c.last_name, c.first_names, a.id) > (
        SELECT k.last_name, k.first_names, b.id FROM applications b JOIN children k ON k.id = b.child WHERE b.id = $8))
    ORDER BY c.last_name, c.first_names, a.id
  ) line WHERE $4::text IS NULL OR $4 = ANY (line.waiting) LIMIT $9`;

const applying = `SELECT p.child, p.intake, p.id AS cursor, c.first_names AS "firstNames", c.last_name AS "lastName",
    c.date_of_birth::text AS "dateOfBirth", p.lateness, p.age_group AS "ageGroup",
    (SELECT jsonb_build_object('lines', h.lines, 'postcode', h.postcode) FROM homes h
      WHERE h.application = p.application AND h.kind <> 'other' ORDER BY h.counts_from DESC, h.made_at DESC, h.id LIMIT 1) AS home,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'claim', k.details) ORDER BY k.made_at, k.id), '[]')
      FROM claims k WHERE k.application = p.application AND k.ended_at IS NULL AND k.sent_at IS NOT NULL AND k.school = $1) AS claims
  FROM preferences p JOIN children c ON c.id = p.child
  WHERE p.school = $1 AND fp_sees_school($1) AND ($2::uuid IS NULL OR p.round = $2)
    AND ($3::uuid IS NULL OR (c.last_name, c.first_names, p.id) > (
      SELECT k.last_name, k.first_names, o.id FROM preferences o JOIN children k ON k.id = o.child WHERE o.id = $3))
  ORDER BY c.last_name, c.first_names, p.id LIMIT $4`;
