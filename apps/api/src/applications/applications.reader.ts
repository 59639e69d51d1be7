import { Injectable } from '@nestjs/common';
import type { Answers, Claim } from '@contract';
import type { DateOnly } from '@kernel';
import type { Tx } from '../platform';
import type {
  ApplicationBlock,
  ChildRecord,
  CountingHome,
  CountingPreference,
  Guardian,
  RestrictedKind,
  RoundApplication,
  StandingClaim,
} from './applications.types';

/** The claims that stand of one application, whose it is, and the intakes it names. */
export interface ClaimsOfApplication {
  readonly authority: string;
  readonly child: string;
  readonly round: string;
  readonly corporateParent: string | null;
  /** Those that were sent, and those that are only in answers that were saved. */
  readonly claims: readonly StandingClaim[];
  /** The intakes named as it was sent. */
  readonly intakes: readonly string[];
  /** The intakes named, and what is claimed, in the answers as they were last saved; nothing where the answers may not be read. */
  readonly saved: { readonly intakes: readonly string[]; readonly claims: readonly Claim[] } | null;
}

/** Reads what the rooms below need of applications. Row-level security narrows every answer to what the actor may see. */
@Injectable()
export class ApplicationsReader {
  /**
   * Every application that counts in a round, with its preferences in rank order, the home that counts at a moment, and the
   * claims that stand. A preference for which another age group was refused is left out: it is not considered.
   */
  async forRound(tx: Tx, round: string, at: Date): Promise<RoundApplication[]> {
    const rows = await tx.query<WholeRow[]>(`${wholeOf} WHERE a.round = $1 AND a.counts ORDER BY a.id`, [round, at]);
    return rows.map(wholeFrom);
  }

  /** The application that counts for a child in a round; nothing when there is none. */
  async ofChild(tx: Tx, round: string, child: string, at: Date): Promise<RoundApplication | undefined> {
    const rows = await tx.query<WholeRow[]>(`${wholeOf} WHERE a.round = $1 AND a.counts AND a.child = $3`, [
      round,
      at,
      child,
    ]);
    return rows.map(wholeFrom)[0];
  }

  /** What an officer must still decide, or a parent give, before a round can be run. */
  async blocks(tx: Tx, round: string, at: Date): Promise<ApplicationBlock[]> {
    const rows = await tx.query<
      { why: ApplicationBlock['why']; application: string; child: string; intake: string | null }[]
    >(blocking, [round, at]);
    return rows.map(({ intake, ...block }) => ({ ...block, ...(intake === null ? {} : { intake }) }));
  }

  /** By id: the children that the actor may see. */
  async children(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, ChildRecord>> {
    const rows = await tx.query<ChildRecord[]>(`SELECT ${childColumns} FROM children c WHERE c.id = ANY ($1::uuid[])`, [
      ids,
    ]);
    return new Map(rows.map((child) => [child.id, child]));
  }

  /** The children of an authority who were born on one of these days, for matching lists that others keep. */
  async childrenBornOn(tx: Tx, authority: string, days: readonly string[]): Promise<ChildRecord[]> {
    return tx.query<ChildRecord[]>(
      `SELECT ${childColumns} FROM children c WHERE c.authority = $1 AND c.date_of_birth = ANY ($2::date[])
         AND c.same_as IS NULL ORDER BY c.date_of_birth, c.last_name, c.first_names, c.id`,
      [authority, days],
    );
  }

  /** The children that an account guards now. */
  async childrenOf(tx: Tx, account: string): Promise<ChildRecord[]> {
    return tx.query<ChildRecord[]>(
      `SELECT ${childColumns} FROM children c JOIN guardianships g ON g.child = c.id
       WHERE g.account::text = $1 AND g.ended_at IS NULL ORDER BY c.date_of_birth, c.first_names, c.id`,
      [account],
    );
  }

  /** By child: the accounts that guard it now. Only officers and the service itself see other people's. */
  async guardiansOf(tx: Tx, children: readonly string[]): Promise<ReadonlyMap<string, readonly Guardian[]>> {
    const rows = await tx.query<(Guardian & { child: string })[]>(
      `SELECT child, account, relationship, parental_responsibility AS "parentalResponsibility",
         hidden_from AS "hiddenFrom"
       FROM guardianships WHERE child = ANY ($1::uuid[]) AND ended_at IS NULL ORDER BY child, made_at, id`,
      [children],
    );
    const found = new Map<string, Guardian[]>(children.map((child) => [child, []]));
    for (const { child, ...guardian } of rows) found.get(child)?.push(guardian);
    return found;
  }

  /** By application: the account that sent it; nothing for paper, telephone and corporate parents. */
  async sendersOf(tx: Tx, applications: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
    const rows = await tx.query<{ id: string; account: string | null }[]>(
      'SELECT id, account FROM applications WHERE id = ANY ($1::uuid[])',
      [applications],
    );
    return new Map(rows.map(({ id, account }) => [id, account]));
  }

  /** By id: the claims that stand, sent or not. */
  async claims(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, StandingClaim>> {
    const rows = await tx.query<ClaimRow[]>(
      `SELECT ${claimColumns} FROM claims k WHERE k.id = ANY ($1::uuid[]) AND k.ended_at IS NULL`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, claimFrom(row)]));
  }

  /** The claims that were sent and stand of the applications that count in a round. */
  async claimsOfRound(tx: Tx, round: string): Promise<StandingClaim[]> {
    const rows = await tx.query<ClaimRow[]>(
      `SELECT ${claimColumns} FROM claims k JOIN applications a ON a.id = k.application
       WHERE a.round = $1 AND a.counts AND k.ended_at IS NULL AND k.sent_at IS NOT NULL ORDER BY k.child, k.id`,
      [round],
    );
    return rows.map(claimFrom);
  }

  /** The claims that stand of one application, and the intakes it names; nothing when the actor may not read it. */
  async claimsOf(tx: Tx, application: string): Promise<ClaimsOfApplication | undefined> {
    const [row] = await tx.query<OfApplicationRow[]>(
      `SELECT a.authority, a.child, a.round, a.corporate_parent AS "corporateParent",
         ARRAY(SELECT p.intake FROM preferences p WHERE p.application = a.id ORDER BY p.intake) AS intakes,
         x.answers->'preferences' AS "savedPreferences", x.answers->'claims' AS "savedClaims", x.application IS NOT NULL AS "mayRead"
       FROM applications a LEFT JOIN application_answers x ON x.application = a.id WHERE a.id = $1`,
      [application],
    );
    if (row === undefined) return undefined;
    const { savedPreferences, savedClaims, mayRead, ...found } = row;
    const saved = { intakes: (savedPreferences ?? []).map(({ intake }) => intake), claims: savedClaims ?? [] };
    const rows = await tx.query<ClaimRow[]>(
      `SELECT ${claimColumns} FROM claims k WHERE k.application = $1 AND k.ended_at IS NULL ORDER BY k.made_at, k.id`,
      [application],
    );
    return { ...found, claims: rows.map(claimFrom), saved: mayRead ? saved : null };
  }

  /** By child: what named roles may know. Whoever calls this appends that it was read. */
  async restricted(tx: Tx, children: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<RestrictedKind>>> {
    const rows = await tx.query<{ child: string; kind: RestrictedKind }[]>(
      'SELECT DISTINCT child, kind FROM restricted_flags WHERE child = ANY ($1::uuid[]) AND ended_at IS NULL',
      [children],
    );
    const found = new Map<string, Set<RestrictedKind>>();
    for (const { child, kind } of rows) found.set(child, (found.get(child) ?? new Set()).add(kind));
    return found;
  }
}

const childColumns = `c.id, c.authority, c.first_names AS "firstNames", c.last_name AS "lastName",
  c.preferred_name AS "preferredName", c.date_of_birth::text AS "dateOfBirth", c.sex, c.current_school AS "currentSchool",
  c.current_school_name AS "currentSchoolName", c.multiple_birth AS "multipleBirth"`;

const claimColumns = 'k.id, k.application, k.child, k.school, k.details AS claim, k.sent_at IS NOT NULL AS sent';

interface OfApplicationRow extends Omit<ClaimsOfApplication, 'claims' | 'saved'> {
  readonly savedPreferences: Answers['preferences'] | null;
  readonly savedClaims: readonly Claim[] | null;
  readonly mayRead: boolean;
}

interface ClaimRow {
  readonly id: string;
  readonly application: string;
  readonly child: string;
  readonly school: string | null;
  readonly claim: Claim;
  readonly sent: boolean;
}

function claimFrom({ id, application, child, school, claim, sent }: ClaimRow): StandingClaim {
  return { id, application, child, school, claim, sent };
}

interface WholeRow {
  readonly application: string;
  readonly reference: string;
  readonly child: string;
  readonly authority: string;
  readonly dateOfBirth: DateOnly;
  readonly multipleBirth: string | null;
  readonly preferences: readonly (Omit<CountingPreference, 'receivedAt'> & { readonly receivedAt: string })[] | null;
  readonly home: CountingHome | null;
  readonly claims: readonly ClaimRow[] | null;
}

/** The home that counts for an application `a` at the moment in `$2`. */
const homeAt = `SELECT h.* FROM homes h WHERE h.application = a.id AND h.kind <> 'other' AND h.counts_from <= $2
  ORDER BY h.counts_from DESC, h.made_at DESC, h.id LIMIT 1`;

const wholeOf = `SELECT a.id AS application, a.reference, a.child, a.authority, c.date_of_birth::text AS "dateOfBirth",
    c.multiple_birth AS "multipleBirth",
    (SELECT jsonb_agg(jsonb_build_object('intake', p.intake, 'school', p.school, 'rank', r.rank, 'lateness', p.lateness,
        'receivedAt', p.received_at, 'ageGroup', p.age_group) ORDER BY r.rank)
      FROM preferences p JOIN preference_ranks r ON r.preference = p.id
      WHERE p.application = a.id AND p.age_group IS DISTINCT FROM 'refused') AS preferences,
    (SELECT jsonb_build_object('id', h.id, 'kind', h.kind, 'lines', h.lines, 'postcode', h.postcode, 'uprn', h.uprn, 'point',
        CASE WHEN h.easting IS NULL THEN NULL
          ELSE jsonb_build_object('easting', h.easting, 'northing', h.northing) END)
      FROM (${homeAt}) h) AS home,
    (SELECT jsonb_agg(jsonb_build_object('id', k.id, 'application', k.application, 'child', k.child, 'school', k.school,
        'claim', k.details, 'sent', true) ORDER BY k.id)
      FROM claims k WHERE k.application = a.id AND k.ended_at IS NULL AND k.sent_at IS NOT NULL) AS claims
  FROM applications a JOIN children c ON c.id = a.child`;

function wholeFrom({ preferences, claims, ...row }: WholeRow): RoundApplication {
  return {
    ...row,
    preferences: (preferences ?? []).map((one) => ({ ...one, receivedAt: new Date(one.receivedAt) })),
    claims: (claims ?? []).map(claimFrom),
  };
}

const blocking = `
  SELECT 'contested' AS why, a.id AS application, a.child, NULL::uuid AS intake FROM applications a
    WHERE a.round = $1 AND a.contested AND a.state IN ('submitted', 'amended')
  UNION ALL
  SELECT CASE WHEN p.age_group = 'asked' THEN 'age-group-undecided' ELSE 'lateness-undecided' END, p.application, p.child,
    p.intake FROM preferences p
    WHERE p.round = $1 AND (p.age_group = 'asked' OR (p.lateness = 'late' AND NOT p.lateness_decided))
  UNION ALL
  SELECT 'change-undecided', q.application, q.child, NULL FROM change_requests q
    JOIN applications a ON a.id = q.application WHERE a.round = $1 AND q.decided_at IS NULL AND a.counts
  UNION ALL
  SELECT 'home-without-point', a.id, a.child, NULL FROM applications a
    WHERE a.round = $1 AND a.counts
      AND NOT EXISTS (SELECT FROM (${homeAt}) h WHERE h.easting IS NOT NULL)
  ORDER BY why, application, intake`;
