import { Injectable } from '@nestjs/common';
import type { Application, ApplicationVersion, Receipt } from '@contract';
import type { z } from 'zod';
import { Clock, type Tx } from '../../platform';
import { refusals } from '../applications.refusals';
import { isSent } from '../applications.states';
import { type Scheme, Schemes } from '../schemes';

type Iso = string;
interface PageRow extends Omit<Application, 'receipt' | 'unsent' | 'may' | 'preferences' | 'changes' | 'ended'> {
  readonly sentRevision: number | null;
  readonly latest: {
    readonly number: number;
    readonly receipt: string;
    readonly submitted_at: Iso;
    readonly digest: string;
    readonly declaration: string;
    readonly late: boolean;
  } | null;
  readonly preferences: Application['preferences'] | null;
  readonly changes: Application['changes'] | null;
  readonly endedAt: Date | null;
  readonly endedBecause: string | null;
}

/** Reads one application, whole, for the family and for officers. */
@Injectable()
export class ApplicationReader {
  constructor(
    private readonly schemes: Schemes,
    private readonly clock: Clock,
  ) {}

  /** The application; refuses one that does not exist or that the actor may not read whole. */
  async application(tx: Tx, id: string): Promise<Application> {
    const [row] = await tx.query<PageRow[]>(`${pageOf} WHERE a.id = $1`, [id]);
    if (row === undefined) throw refusals.noSuchApplication();
    const scheme = await this.schemes.of(tx, row.round);
    const { sentRevision, latest, endedAt, endedBecause, ...rest } = row;
    const unsent = rest.revision !== sentRevision && rest.state !== 'withdrawn' && rest.state !== 'void';
    return {
      ...rest,
      unsent,
      receipt: latest === null ? null : receiptFrom(rest, latest),
      preferences: (rest.preferences ?? []).map((one) => ({
        ...one,
        name: scheme.intakes.get(one.intake)?.name ?? one.school,
        receivedAt: iso(one.receivedAt),
        decisions: one.decisions.map((decision) => ({ ...decision, at: iso(decision.at) })),
      })),
      changes: (rest.changes ?? []).map((one) => ({
        ...one,
        askedAt: iso(one.askedAt),
        decidedAt: one.decidedAt === null ? null : iso(one.decidedAt),
      })),
      may: mayNow(rest, scheme, this.clock.now()),
      ended: endedAt === null ? null : { at: endedAt.toISOString(), because: endedBecause },
    };
  }

  /** Everything that was sent, the latest first. */
  async versions(tx: Tx, id: string): Promise<z.infer<typeof ApplicationVersion>[]> {
    const rows = await tx.query<
      (Omit<z.infer<typeof ApplicationVersion>, 'receivedAt'> & { readonly receivedAt: Date })[]
    >(
      `SELECT number, receipt, submitted_at AS "receivedAt", channel, declaration, digest, late, late_because AS "lateBecause",
         document FROM application_versions WHERE application = $1 ORDER BY number DESC`,
      [id],
    );
    return rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() }));
  }
}

function iso(moment: Iso): Iso {
  return new Date(moment).toISOString();
}

function receiptFrom(
  { id, reference, contested }: Pick<Application, 'id' | 'reference' | 'contested'>,
  latest: NonNullable<PageRow['latest']>,
): Receipt {
  const { number, receipt, submitted_at, digest, declaration, late } = latest;
  return {
    application: id,
    reference,
    number,
    receipt,
    receivedAt: iso(submitted_at),
    digest,
    declaration,
    late,
    contested,
  };
}

/** What can be done with an application at a moment. */
function mayNow({ state }: Pick<Application, 'state'>, { opensAt, closesAt }: Scheme, now: Date): Application['may'] {
  if (state === 'withdrawn' || state === 'void') return [];
  if (isSent(state)) return now < closesAt ? ['save', 'amend', 'withdraw'] : ['withdraw', 'ask-change'];
  if (now < opensAt) return ['save', 'withdraw'];
  return ['save', now < closesAt ? 'submit' : 'submit-late', 'withdraw'];
}

const pageOf = `SELECT a.id, a.reference, a.child, a.authority, a.round, a.channel, a.state,
    a.corporate_parent AS "corporateParent", a.counts, a.contested, x.answers, x.revisions, x.revision,
    a.sent_revision AS "sentRevision", a.ended_at AS "endedAt", a.ended_because AS "endedBecause",
    (SELECT to_jsonb(v) - 'document' FROM application_versions v WHERE v.application = a.id AND v.number = a.versions) AS latest,
    (SELECT jsonb_agg(jsonb_build_object('intake', p.intake, 'school', p.school, 'rank', r.rank, 'receivedAt', p.received_at,
        'lateness', p.lateness, 'latenessDecided', p.lateness_decided, 'ageGroup', p.age_group,
        'decisions', (SELECT coalesce(jsonb_agg(jsonb_build_object('about', d.about, 'outcome', d.outcome, 'reason', d.reason,
          'at', d.decided_at) ORDER BY d.decided_at, d.id), '[]')
          FROM preference_decisions d WHERE d.application = a.id AND d.intake = p.intake)) ORDER BY r.rank)
      FROM preferences p JOIN preference_ranks r ON r.preference = p.id WHERE p.application = a.id) AS preferences,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'claim', k.details) ORDER BY k.made_at, k.id), '[]')
      FROM claims k WHERE k.application = a.id AND k.ended_at IS NULL AND k.sent_at IS NOT NULL) AS claims,
    (SELECT jsonb_agg(jsonb_build_object('id', q.id, 'application', q.application, 'kind', q.kind, 'wanted', q.wanted,
        'reason', q.reason, 'movedOn', q.moved_on, 'askedAt', q.asked_at, 'outcome', q.outcome, 'decision', q.decision,
        'decidedAt', q.decided_at) ORDER BY q.asked_at)
      FROM change_requests q WHERE q.application = a.id) AS changes
  FROM applications a JOIN application_answers x ON x.application = a.id`;
