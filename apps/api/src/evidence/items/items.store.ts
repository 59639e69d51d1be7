import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform';
import type { EvidenceItemEntity } from './evidence-item.entity';

export type NewItem = Omit<EvidenceItemEntity, 'removedBy' | 'removedAt' | 'removedBecause'>;

/** Writes evidence. */
@Injectable()
export class ItemsStore {
  /** Holds a file's content for this transaction, so that it is not forgotten while somebody sends it again. */
  async hold(tx: Tx, digest: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 4702110))', [digest]);
  }

  /** Adds an item; false when the same content was sent for the claim already. */
  async add(tx: Tx, item: NewItem): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      `INSERT INTO evidence_items (id, claim, application, child, authority, kind, school, sent_digest, digest, file_kind,
         media_type, bytes, pages, name, sent_by, sent_at, scan, scan_says)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
       ON CONFLICT (claim, sent_digest) WHERE removed_at IS NULL DO NOTHING RETURNING id`,
      [
        ...[item.id, item.claim, item.application, item.child, item.authority, item.kind, item.school, item.sentDigest],
        ...[item.digest, item.fileKind, item.mediaType, item.bytes, item.pages, item.name, item.sentBy, item.sentAt],
        ...[item.scan, item.scanSays],
      ],
    );
    return rows.length > 0;
  }

  /** Writes what the virus check said of a file that waited for it. */
  async scanned(tx: Tx, id: string, scan: 'clean' | 'not-scanned', says: string | null): Promise<void> {
    await tx.query(
      `UPDATE evidence_items SET scan = $2, scan_says = $3 WHERE id = $1 AND scan = 'waiting' AND removed_at IS NULL`,
      [id, scan, says],
    );
  }

  /** Marks an item as removed; false when it was already. */
  async remove(
    tx: Tx,
    id: string,
    { by, at, because, infected = false }: { by: string; at: Date; because: string; infected?: boolean },
  ): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      `WITH changed AS (
         UPDATE evidence_items SET removed_by = $2, removed_at = $3, removed_because = $4,
           scan = CASE WHEN $5 THEN 'infected' ELSE scan END
         WHERE id = $1 AND removed_at IS NULL RETURNING id
       ) SELECT id FROM changed`,
      [id, by, at, because, infected],
    );
    return rows.length > 0;
  }
}
