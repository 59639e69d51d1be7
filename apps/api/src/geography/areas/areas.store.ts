import { Injectable } from '@nestjs/common';
import type { AreaVersion } from '@contract';
import type { Tx } from '../../platform';

/** A version about to be written down, with its shape. */
export interface NewAreaVersion {
  readonly version: AreaVersion;
  readonly shape: readonly unknown[];
  /** West, south, east, north. */
  readonly box: readonly number[];
}

/** A number of our own among PostgreSQL's advisory locks: one import at a time. */
const importNumber = 4_702_071;

/** Writes maps of areas; they are only ever added to. */
@Injectable()
export class AreasStore {
  /** Waits until another import has ended. */
  async wait(tx: Tx): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [importNumber]);
  }

  /** Adds versions. */
  async add(tx: Tx, versions: readonly NewAreaVersion[], file: string, account: string, at: Date): Promise<void> {
    for (const { version, shape, box } of versions) {
      await tx.query(
        `INSERT INTO area_versions (id, authority, area, number, name, kind, counts_from, map_date, digest, shape,
           west, south, east, north, file, account, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11, $12, $13, $14, $15, $16, $17)`,
        [
          version.id,
          version.authority,
          version.area,
          version.number,
          version.name,
          version.kind,
          version.countsFrom,
          version.mapDate,
          version.digest,
          JSON.stringify(shape),
          ...box,
          file,
          account,
          at,
        ],
      );
    }
  }
}
