import { Injectable } from '@nestjs/common';
import type { DrawRow } from '@allocation';
import type { Draw } from '@contract';
import { z } from 'zod';
import type { Tx } from '../platform';

const Rows = z.array(
  z.object({ intake: z.string(), id: z.string(), commitment: z.string(), seed: z.string(), supervisor: z.string() }),
);
const Shown = z.array(
  z.object({
    id: z.string(),
    intake: z.string(),
    kind: z.enum(['offer-day', 'after-offer-day']),
    commitment: z.string(),
    supervisor: z.string(),
    committedAt: z.date(),
    seed: z.string().nullable(),
  }),
);

/** A draw has been used once a released run names it. */
const used = 'fp_draw_is_used(d.id)';

/** Reads draws. The seeds are shut away from everybody but the service itself until a released run has used them. */
@Injectable()
export class DrawsReader {
  /** By intake: its oldest promised draw that no released run has used, so that nobody can promise draws until one suits. The seed stays shut away. */
  async unused(
    tx: Tx,
    intakes: readonly string[],
    kind: 'offer-day' | 'after-offer-day',
  ): Promise<ReadonlyMap<string, DrawRow>> {
    const rows: unknown = await tx.query(
      `SELECT DISTINCT ON (d.intake) d.intake, d.id, d.commitment, '' AS seed, d.supervisor FROM draws d
       WHERE d.intake = ANY ($1) AND d.kind = $2 AND NOT ${used} ORDER BY d.intake, d.committed_at, d.id`,
      [intakes, kind],
    );
    return new Map(Rows.parse(rows).map((row) => [row.intake, row]));
  }

  /** Draws with their seeds, for a snapshot. A function of the database opens them, and only for an officer's run. */
  async rows(tx: Tx, ids: readonly string[]): Promise<readonly DrawRow[]> {
    const rows: unknown = await tx.query(
      `SELECT d.intake, d.id, d.commitment, fp_draw_seed(d.id) AS seed, d.supervisor FROM draws d
       WHERE d.id = ANY ($1::uuid[]) ORDER BY d.id`,
      [ids],
    );
    return Rows.parse(rows);
  }

  /** The draws of an intake, newest first, with the seeds of those that have been used. */
  async ofIntake(tx: Tx, intake: string): Promise<readonly Draw[]> {
    const rows: unknown = await tx.query(
      `SELECT d.id, d.intake, d.kind, d.commitment, d.supervisor, d.committed_at AS "committedAt",
         CASE WHEN ${used} THEN fp_draw_seed(d.id) END AS seed
       FROM draws d WHERE d.intake = $1 ORDER BY d.committed_at DESC, d.id`,
      [intake],
    );
    return Shown.parse(rows).map((row) => ({ ...row, committedAt: row.committedAt.toISOString() }));
  }
}
