import type { AnswerOf, InputOf, peopleRoutes } from '@contract';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform';

/** A page of accounts, one of them, a page of roles, one of them: as the contract gives them out. */
export type AccountPage = AnswerOf<typeof peopleRoutes.accounts>;
export type ListedAccount = AccountPage['items'][number];
export type GrantPage = AnswerOf<typeof peopleRoutes.grants>;
export type ListedGrant = GrantPage['items'][number];

type GrantRow = Omit<ListedGrant, 'grantedAt' | 'endedAt'> & {
  readonly grantedAt: Date;
  readonly endedAt: Date | null;
};

const grantColumns = `g.id, g.account, a.name AS "accountName", g.role, nullif(g.authority, '') AS authority,
  nullif(g.school, '') AS school, g.granted_by AS "grantedBy", g.granted_at AS "grantedAt", g.ended_by AS "endedBy",
  g.ended_at AS "endedAt"`;

/** How somebody is named and reached. */
export interface Contact {
  readonly account: string;
  readonly name: string;
  readonly email: string | null;
}

/** Lists accounts of staff and schools and their roles, for operators. */
@Injectable()
export class AccountsReader {
  /** Accounts, the oldest first. */
  async accounts(tx: Tx, query: InputOf<typeof peopleRoutes.accounts>['query']): Promise<AccountPage> {
    const { after, limit, without } = query;
    const rows = await tx.query<(Omit<ListedAccount, 'madeAt'> & { madeAt: Date })[]>(
      `SELECT a.id, a.kind, a.name, a.email, a.made_at AS "madeAt",
         coalesce((SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('role', g.role, 'authority', nullif(g.authority, ''),
           'school', nullif(g.school, ''))) ORDER BY g.granted_at, g.id)
           FROM grants g WHERE g.account = a.id AND g.ended_at IS NULL), '[]') AS roles
       FROM accounts a
       WHERE a.kind = 'staff'
         AND ($1::uuid IS NULL OR (a.made_at, a.id) > (SELECT made_at, id FROM accounts WHERE id = $1))
         AND ($2::text IS NULL OR NOT EXISTS (SELECT FROM grants g WHERE g.account = a.id AND g.ended_at IS NULL))
       ORDER BY a.made_at, a.id LIMIT $3`,
      [after ?? null, without ?? null, limit + 1],
    );
    return pageOf(
      rows.map((row) => ({ ...row, madeAt: row.madeAt.toISOString() })),
      limit,
    );
  }

  /** Roles that are or were held, the first granted first. */
  async grants(tx: Tx, query: InputOf<typeof peopleRoutes.grants>['query']): Promise<GrantPage> {
    const { after, limit, account, authority, held } = query;
    const rows = await tx.query<GrantRow[]>(
      `SELECT ${grantColumns} FROM grants g JOIN accounts a ON a.id = g.account
       WHERE a.kind = 'staff'
         AND ($1::uuid IS NULL OR (g.granted_at, g.id) > (SELECT granted_at, id FROM grants WHERE id = $1))
         AND ($2::uuid IS NULL OR g.account = $2) AND ($3::text IS NULL OR g.authority = $3)
         AND ($4::text IS NULL OR g.ended_at IS NULL)
       ORDER BY g.granted_at, g.id LIMIT $5`,
      [after ?? null, account ?? null, authority ?? null, held ?? null, limit + 1],
    );
    return pageOf(rows.map(listed), limit);
  }

  /** Names and e-mail addresses of accounts, for letters; what the actor of the transaction may not see is left out. */
  async contacts(tx: Tx, accounts: readonly string[]): Promise<Contact[]> {
    return tx.query<Contact[]>('SELECT id AS account, name, email FROM accounts WHERE id = ANY ($1) ORDER BY id', [
      accounts,
    ]);
  }

  /** One role, whoever holds it. */
  async grant(tx: Tx, id: string): Promise<ListedGrant> {
    const rows = await tx.query<GrantRow[]>(
      `SELECT ${grantColumns} FROM grants g JOIN accounts a ON a.id = g.account WHERE g.id = $1`,
      [id],
    );
    const row = rows[0];
    if (row === undefined) throw new Error('A role that was just written is not there.');
    return listed(row);
  }
}

function listed(row: GrantRow): ListedGrant {
  return { ...row, grantedAt: row.grantedAt.toISOString(), endedAt: row.endedAt?.toISOString() ?? null };
}

/** The first so many of the rows, and where the next page begins if there is one more. */
function pageOf<Item extends { readonly id: string }>(
  rows: Item[],
  limit: number,
): { items: Item[]; next: string | null } {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
