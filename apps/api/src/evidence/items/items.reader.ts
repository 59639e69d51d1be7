import { Injectable } from '@nestjs/common';
import type { EvidenceItem, FindingOutcome } from '@contract';
import type { Tx } from '../../platform';
import { refusals } from '../evidence.refusals';
import { EvidenceItemEntity } from './evidence-item.entity';

/** An item with the finding of it that counts. */
interface ItemRow extends Omit<EvidenceItemEntity, 'sentAt' | 'removedAt'> {
  readonly sentAt: Date;
  readonly removedAt: Date | null;
  readonly finding: { readonly outcome: FindingOutcome; readonly reason: string; readonly made_at: string } | null;
}

const columns = `i.id, i.claim, i.application, i.child, i.authority, i.kind, i.school, i.sent_digest AS "sentDigest", i.digest,
  i.file_kind AS "fileKind", i.media_type AS "mediaType", i.bytes, i.pages, i.name, i.sent_by AS "sentBy",
  i.sent_at AS "sentAt", i.scan, i.scan_says AS "scanSays", i.removed_by AS "removedBy", i.removed_at AS "removedAt",
  i.removed_because AS "removedBecause", (SELECT jsonb_build_object('outcome', f.outcome, 'reason', f.reason, 'made_at', f.made_at)
    FROM findings f WHERE f.item = i.id ORDER BY f.number DESC LIMIT 1) AS finding`;

/** Reads evidence, as far as whoever asks may see it. */
@Injectable()
export class ItemsReader {
  /** One item; refuses one that whoever asks may not see. */
  async item(tx: Tx, id: string): Promise<ItemRow> {
    const [found] = await tx.query<ItemRow[]>(`SELECT ${columns} FROM evidence_items i WHERE i.id = $1`, [id]);
    if (found === undefined) throw refusals.noSuchItem();
    return found;
  }

  /** The items of some claims, removed ones included, the first sent first. */
  async ofClaims(tx: Tx, claims: readonly string[]): Promise<ItemRow[]> {
    return tx.query<ItemRow[]>(
      `SELECT ${columns} FROM evidence_items i WHERE i.claim = ANY ($1::uuid[]) ORDER BY i.sent_at, i.id`,
      [claims],
    );
  }

  /** The item with this content of a claim, if it was sent and not removed. */
  async sent(tx: Tx, claim: string, sentDigest: string): Promise<ItemRow | undefined> {
    const rows = await tx.query<ItemRow[]>(
      `SELECT ${columns} FROM evidence_items i WHERE i.claim = $1 AND i.sent_digest = $2 AND i.removed_at IS NULL`,
      [claim, sentDigest],
    );
    return rows[0];
  }

  /** By claim: how many of its files there are, and how many wait for a finding. */
  async waiting(tx: Tx, claims: readonly string[]): Promise<ReadonlyMap<string, { all: number; waiting: number }>> {
    const rows = await tx.query<{ claim: string; all: number; waiting: number }[]>(
      `SELECT i.claim, count(*)::integer AS all,
         count(*) FILTER (WHERE NOT EXISTS (SELECT FROM findings f WHERE f.item = i.id))::integer AS waiting
       FROM evidence_items i WHERE i.claim = ANY ($1::uuid[]) AND i.removed_at IS NULL GROUP BY i.claim`,
      [claims],
    );
    return new Map(rows.map(({ claim, ...counts }) => [claim, counts]));
  }

  /** Whether any item that stands still needs the file with this digest. Only the service itself sees them all. */
  async isNeeded(tx: Tx, digest: string): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      'SELECT 1 FROM evidence_items WHERE digest = $1 AND removed_at IS NULL LIMIT 1',
      [digest],
    );
    return rows.length > 0;
  }
}

/** An item as the contract says it. */
export function shownItem(row: ItemRow): EvidenceItem {
  const { id, claim, name, fileKind, bytes, pages, sentDigest, sentAt, scan, removedAt, removedBecause, finding } = row;
  return {
    id,
    claim,
    name,
    kind: fileKind,
    bytes,
    pages,
    digest: sentDigest,
    sentAt: sentAt.toISOString(),
    scan: scan as EvidenceItem['scan'],
    removed: removedAt === null ? null : { at: removedAt.toISOString(), because: removedBecause ?? '' },
    finding:
      finding === null
        ? null
        : { outcome: finding.outcome, reason: finding.reason, at: new Date(finding.made_at).toISOString() },
  };
}
