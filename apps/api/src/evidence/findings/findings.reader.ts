import { Injectable } from '@nestjs/common';
import type { ClaimKind, Finding, FindingOutcome } from '@contract';
import type { ChildFacts } from '@policy';
import type { Tx } from '../../platform';
import { refusals } from '../evidence.refusals';

/** A finding as its room keeps it. */
export interface FindingRow {
  readonly id: string;
  readonly number: number;
  readonly child: string;
  readonly application: string | null;
  readonly claim: string | null;
  readonly item: string | null;
  readonly line: string | null;
  readonly kind: ClaimKind;
  readonly school: string | null;
  readonly outcome: FindingOutcome;
  readonly reason: string;
  readonly facts: ChildFacts | null;
  readonly role: string;
  readonly madeAt: Date;
}

const columns = `f.id, f.number, f.child, f.application, f.claim, f.item, f.line, f.kind, f.school, f.outcome, f.reason,
  f.facts, f.role, f.made_at AS "madeAt"`;

/** Reads findings, as far as whoever asks may see them. */
@Injectable()
export class FindingsReader {
  /** One finding; refuses one that whoever asks may not see. */
  async finding(tx: Tx, id: string): Promise<FindingRow> {
    const [found] = await tx.query<FindingRow[]>(`SELECT ${columns} FROM findings f WHERE f.id = $1`, [id]);
    if (found === undefined) throw refusals.noSuchClaim();
    return found;
  }

  /** By id: the findings that whoever asks may see. */
  async byIds(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, FindingRow>> {
    const rows = await tx.query<FindingRow[]>(`SELECT ${columns} FROM findings f WHERE f.id = ANY ($1::uuid[])`, [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Every finding of some claims, those of their evidence included, the oldest first. */
  async ofClaims(tx: Tx, claims: readonly string[]): Promise<FindingRow[]> {
    return tx.query<FindingRow[]>(
      `SELECT ${columns} FROM findings f WHERE f.claim = ANY ($1::uuid[]) ORDER BY f.made_at, f.thread, f.number`,
      [claims],
    );
  }

  /** By claim: the finding that counts. */
  async newest(tx: Tx, claims: readonly string[]): Promise<ReadonlyMap<string, FindingRow>> {
    const rows = await tx.query<(FindingRow & { claim: string })[]>(
      `SELECT DISTINCT ON (f.thread) ${columns} FROM findings f
       WHERE f.claim = ANY ($1::uuid[]) AND f.item IS NULL ORDER BY f.thread, f.number DESC`,
      [claims],
    );
    return new Map(rows.map((row) => [row.claim, row]));
  }

  /** The findings that count of children for whom nothing was claimed, such as those of a list. */
  async unclaimed(tx: Tx, children: readonly string[]): Promise<FindingRow[]> {
    return tx.query<FindingRow[]>(
      `SELECT DISTINCT ON (f.thread) ${columns} FROM findings f
       WHERE f.child = ANY ($1::uuid[]) AND f.claim IS NULL ORDER BY f.thread, f.number DESC`,
      [children],
    );
  }
}

/** A finding as the contract says it. */
export function shown({ id, number, claim, item, kind, outcome, reason, facts, role, madeAt }: FindingRow): Finding {
  return { id, number, claim, item, kind, outcome, reason, facts, role, madeAt: madeAt.toISOString() };
}
