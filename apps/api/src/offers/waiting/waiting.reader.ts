import { Injectable } from '@nestjs/common';
import type { WaitingListLine, WaitingListVersion, WaitingStep } from '@contract';
import type { Tx } from '../../platform';
import type { PageWaiting } from '../showing/my-offer.reader';

const versionColumns = `v.id, v.intake, v.version, v.run, v.because, v.published_at AS "publishedAt",
  v.visible_from AS "visibleFrom", v.children, v.digest`;

interface VersionRow extends Omit<WaitingListVersion, 'publishedAt' | 'visibleFrom'> {
  readonly publishedAt: Date;
  readonly visibleFrom: Date;
}

/** Reads published waiting lists: whole for officers, one child's own way through them for its family. */
@Injectable()
export class WaitingReader {
  /** One version of an intake's list, the newest unless another is named. */
  async version(
    tx: Tx,
    intake: string,
    version?: number,
  ): Promise<(WaitingListVersion & { authority: string }) | undefined> {
    const rows = await tx.query<(VersionRow & { authority: string })[]>(
      `SELECT ${versionColumns}, v.authority FROM waiting_list_versions v
       WHERE v.intake = $1 AND ($2::integer IS NULL OR v.version = $2) ORDER BY v.version DESC LIMIT 1`,
      [intake, version ?? null],
    );
    return rows.map((row) => ({ ...row, ...versionOf(row) }))[0];
  }

  /** The versions of an intake's list before one, newest first. */
  async versions(tx: Tx, intake: string, before: number, limit: number): Promise<WaitingListVersion[]> {
    const rows = await tx.query<VersionRow[]>(
      `SELECT ${versionColumns} FROM waiting_list_versions v WHERE v.intake = $1 AND v.version < $2
       ORDER BY v.version DESC LIMIT $3`,
      [intake, before, limit],
    );
    return rows.map(versionOf);
  }

  /** Lines of a list after so many, in its order; pools one after the other. */
  async lines(
    tx: Tx,
    list: string,
    { from, limit }: { from: number; limit: number },
  ): Promise<Omit<WaitingListLine, 'childName'>[]> {
    return tx.query<Omit<WaitingListLine, 'childName'>[]>(
      `SELECT pool, place, child, position, equals, category, before, because FROM waiting_list_places
       WHERE list = $1 ORDER BY pool, place OFFSET $2 LIMIT $3`,
      [list, from, limit],
    );
  }

  /** How one child moved through the versions of an intake's list before one, newest first. */
  async steps(
    tx: Tx,
    of: { child: string; intake: string; before: number; limit: number },
  ): Promise<Omit<WaitingStep, 'says'>[]> {
    const rows = await tx.query<(Omit<WaitingStep, 'says' | 'publishedAt'> & { publishedAt: Date })[]>(
      `SELECT DISTINCT ON (v.version) v.version, v.published_at AS "publishedAt", p.position, p.equals,
         p.before, p.because, v.children AS "of"
       FROM waiting_list_places p JOIN waiting_list_versions v ON v.id = p.list
       WHERE p.child = $1 AND v.intake = $2 AND v.version < $3 ORDER BY v.version DESC, p.place LIMIT $4`,
      [of.child, of.intake, of.before, of.limit],
    );
    return rows.map((row) => ({
      version: row.version,
      publishedAt: row.publishedAt.toISOString(),
      position: row.position,
      equals: row.equals,
      of: row.of,
      before: row.before,
      because: row.because,
    }));
  }

  /** Where a child waits at an intake; nothing when they never did, or it may not be seen yet. */
  async place(
    tx: Tx,
    child: string,
    intake: string,
  ): Promise<(Omit<PageWaiting, 'year'> & { round: string; authority: string }) | undefined> {
    const rows = await tx.query<
      (Omit<PageWaiting, 'year' | 'asOf'> & { asOf: Date | null; round: string; authority: string })[]
    >(
      `SELECT w.intake, w.state, w.position, w.equals, w.of_all AS "of", w.category, w.before, w.because, w.as_of AS "asOf",
         w.tell_moves AS "tellMoves", w.round, w.authority
       FROM waiting w WHERE w.child = $1 AND w.intake = $2`,
      [child, intake],
    );
    return rows.map((row) => ({ ...row, asOf: row.asOf?.toISOString() ?? null }))[0];
  }
}

function versionOf({ publishedAt, visibleFrom, ...row }: VersionRow): WaitingListVersion {
  const { id, intake, version, run, because, children, digest } = row;
  return {
    id,
    intake,
    version,
    run,
    because,
    publishedAt: publishedAt.toISOString(),
    visibleFrom: visibleFrom.toISOString(),
    children,
    digest,
  };
}
