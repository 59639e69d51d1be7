import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform';
import type { About } from './happening';

/** A happening as it is written down. */
export interface HappeningRow {
  readonly at: string;
  readonly kind: string;
  readonly account: string;
  readonly account_name: string | null;
  readonly roles: string;
  readonly authority: string | null;
  readonly school: string | null;
  readonly child: string | null;
  readonly subject: string;
  readonly about: About;
  readonly request: string | null;
}

const columns = 'at, kind, account, account_name, roles, authority, school, child, subject, about, request';

/** How many happenings go into one statement. */
const together = 5_000;

/** Writes happenings down. They are never changed or removed: the database refuses it. */
@Injectable()
export class HappeningsStore {
  async insert(tx: Tx, rows: readonly HappeningRow[]): Promise<void> {
    for (let from = 0; from < rows.length; from += together) {
      await tx.query(
        `INSERT INTO happenings (${columns}) SELECT ${columns} FROM jsonb_to_recordset($1::jsonb) AS told (at timestamptz,
           kind text, account text, account_name text, roles text, authority text, school text, child text,
           subject text, about jsonb, request text)`,
        [JSON.stringify(rows.slice(from, from + together))],
      );
    }
  }
}
