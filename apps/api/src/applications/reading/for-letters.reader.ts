import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform';
import type { ForLetters } from '../applications.types';

/** Reads of applications what letters about them say: many at once, in one question. For the service itself. */
@Injectable()
export class ForLettersReader {
  /** By id: the applications, whether they count or not. */
  async forLetters(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, ForLetters>> {
    const rows = await tx.query<Row[]>(wanted, [ids]);
    return new Map(
      rows.map(({ versions, decisions, changes, ...row }) => [
        row.id,
        {
          ...row,
          versions: (versions ?? []).map((one) => ({ ...one, receivedAt: new Date(one.receivedAt) })),
          decisions: decisions ?? [],
          changes: changes ?? [],
        },
      ]),
    );
  }

  /** The account that sent the application that counts for a child, the newest where there are several rounds. */
  async senderFor(tx: Tx, child: string): Promise<string | null> {
    const rows = await tx.query<{ account: string | null }[]>(
      'SELECT account FROM applications WHERE child = $1 AND counts ORDER BY made_at DESC LIMIT 1',
      [child],
    );
    return rows[0]?.account ?? null;
  }

  /** By child: what counts of the round's applications, for letters about places. Much smaller than `forLetters`. */
  async countingOf(
    tx: Tx,
    round: string,
    children: readonly string[],
  ): Promise<ReadonlyMap<string, CountingApplication>> {
    const rows = await tx.query<(CountingApplication & { child: string })[]>(
      `SELECT a.child, a.id AS application, a.account, a.corporate_parent AS "corporateParent", ${homeOf} AS home
       FROM applications a WHERE a.round = $1 AND a.counts AND a.child = ANY ($2::uuid[])`,
      [round, children],
    );
    return new Map(rows.map(({ child, ...row }) => [child, row]));
  }
}

/** The application that counts for a child: who sent it, and the address that letters on paper go to. */
export interface CountingApplication {
  readonly application: string;
  readonly account: string | null;
  readonly corporateParent: string | null;
  readonly home: (NonNullable<ForLetters['home']> & { readonly easting: number | null; readonly northing: number | null }) | null;
}

type Row = Omit<ForLetters, 'versions' | 'decisions' | 'changes'> & {
  readonly versions:
    readonly (Omit<ForLetters['versions'][number], 'receivedAt'> & { readonly receivedAt: string })[] | null;
  readonly decisions: ForLetters['decisions'] | null;
  readonly changes: ForLetters['changes'] | null;
};

const homeOf = `(SELECT jsonb_build_object('lines', h.lines, 'postcode', h.postcode, 'easting', h.easting,
    'northing', h.northing) FROM homes h
  WHERE h.application = a.id AND h.kind <> 'other' ORDER BY h.counts_from DESC, h.made_at DESC, h.id LIMIT 1)`;

const wanted = `SELECT a.id, a.reference, a.child, a.authority, a.round, a.state, a.channel, a.account,
    a.corporate_parent AS "corporateParent", a.counts, a.contested,
    a.state IN ('draft', 'submitted', 'amended') AND x.revision IS DISTINCT FROM a.sent_revision AS unsent,
    a.ended_because AS "endedBecause",
    ${homeOf} AS home,
    (SELECT jsonb_agg(jsonb_build_object('number', v.number, 'receipt', v.receipt, 'receivedAt', v.submitted_at,
        'late', v.late, 'intakes', (SELECT coalesce(jsonb_agg(one->>'intake'), '[]')
          FROM jsonb_array_elements(v.document->'answers'->'preferences') one)) ORDER BY v.number)
      FROM application_versions v WHERE v.application = a.id) AS versions,
    (SELECT count(*)::int FROM preferences p WHERE p.application = a.id AND p.lateness = 'late' AND NOT p.lateness_decided)
      AS "latenessToDecide",
    (SELECT jsonb_agg(jsonb_build_object('about', d.about, 'intake', d.intake, 'outcome', d.outcome, 'reason', d.reason,
        'school', p.school) ORDER BY r.rank, d.intake)
      FROM (SELECT DISTINCT ON (about, intake) * FROM preference_decisions WHERE application = a.id
        ORDER BY about, intake, decided_at DESC, id) d
      JOIN preferences p ON p.application = a.id AND p.intake = d.intake
      LEFT JOIN preference_ranks r ON r.preference = p.id) AS decisions,
    (SELECT jsonb_agg(jsonb_build_object('id', q.id, 'kind', q.kind, 'outcome', q.outcome, 'decision', q.decision))
      FROM change_requests q WHERE q.application = a.id AND q.outcome IS NOT NULL) AS changes
  FROM applications a JOIN application_answers x ON x.application = a.id WHERE a.id = ANY ($1::uuid[])`;
