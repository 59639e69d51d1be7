import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type PageQuery, type RegisterChange, registerChangeKinds, type RegisterImport } from '@contract';
import type { Tx } from '../../platform';
import { cursorOf, readCursor } from '../cursor';
import { refusals } from '../schools.refusals';
import { sayImport } from './say-import';

const Cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const Imports = z.array(
  z.object({
    id: z.string(),
    at: z.date(),
    file: z.string(),
    sha256: z.string(),
    rows: z.number(),
    added: z.number(),
    changed: z.number(),
    closed: z.number(),
    reopened: z.number(),
    vanished: z.number(),
  }),
);
const Changes = z.array(
  z.object({
    school: z.string(),
    name: z.string(),
    what: z.enum(registerChangeKinds),
    fields: z.record(z.string(), z.tuple([Cell, Cell])),
  }),
);

/** Reads what imports of the register changed. */
@Injectable()
export class RegisterReader {
  /** One page of the imports, the latest first. */
  async imports(tx: Tx, { after, limit }: PageQuery): Promise<{ items: RegisterImport[]; next: string | null }> {
    const [at, id] = after === undefined ? [null, null] : readCursor(after);
    const rows: unknown = await tx.query(
      `SELECT id, at, file, sha256, rows, added, changed, closed, reopened, vanished FROM register_imports
       WHERE $1::timestamptz IS NULL OR (at, id) < ($1, $2::uuid) ORDER BY at DESC, id DESC LIMIT $3`,
      [at, id, limit + 1],
    );
    const found = Imports.parse(rows).map((row) => ({ ...row, at: row.at.toISOString(), says: sayImport(row) }));
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return { items, next: found.length > limit && last !== undefined ? cursorOf([last.at, last.id]) : null };
  }

  /** One page of what an import changed, by the schools' short names; refuses an import that does not exist. */
  async changes(
    tx: Tx,
    id: string,
    what: RegisterChange['what'] | undefined,
    { after, limit }: PageQuery,
  ): Promise<{ items: RegisterChange[]; next: string | null }> {
    const known: unknown = await tx.query('SELECT FROM register_imports WHERE id = $1', [id]);
    if (!Array.isArray(known) || known.length === 0) throw refusals.noSuchImport();
    const rows: unknown = await tx.query(
      `SELECT c.school, s.name, c.what, c.fields FROM register_changes c JOIN schools s ON s.id = c.school
       WHERE c.import = $1 AND ($2::text IS NULL OR c.what = $2) AND ($3::text IS NULL OR c.school > $3)
       ORDER BY c.school LIMIT $4`,
      [id, what ?? null, after ?? null, limit + 1],
    );
    const found = Changes.parse(rows);
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? (items.at(-1)?.school ?? null) : null };
  }
}
