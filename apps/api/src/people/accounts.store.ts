import { randomUUID } from 'node:crypto';
import type { Grant, Role } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform';
import { AccountEntity } from './account.entity';
import { GrantEntity } from './grant.entity';
import { IdentityEntity } from './identity.entity';

/** Keeps accounts, how they are known elsewhere, and what they may. */
@Injectable()
export class AccountsStore {
  /** The account known by this name at this provider; whoever asks for the same one waits until this transaction ends. */
  async known(tx: Tx, issuer: string, subject: string): Promise<AccountEntity | null> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1 || ' ' || $2, 5))`, [issuer, subject]);
    const identity = await tx.getRepository(IdentityEntity).findOneBy({ issuer, subject });
    return identity === null ? null : tx.getRepository(AccountEntity).findOneBy({ id: identity.account });
  }

  async add(tx: Tx, account: AccountEntity, identity: { issuer: string; subject: string }): Promise<void> {
    await tx.getRepository(AccountEntity).insert(account);
    await tx.getRepository(IdentityEntity).insert({ ...identity, account: account.id, madeAt: account.madeAt });
  }

  /** Accounts of the demonstration's families with their roles; those that are there already stay as they are. */
  async addParents(
    tx: Tx,
    parents: readonly { readonly id: string; readonly account: string; readonly name: string; readonly email: string }[],
    { issuer, madeAt }: { issuer: string; madeAt: Date },
  ): Promise<void> {
    await tx.query(
      `WITH given AS (
         SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS one (account, subject, name, email)
       ), made AS (
         INSERT INTO accounts (id, kind, name, email, demonstration, made_at)
         SELECT account, 'parent', name, email, true, $6 FROM given ON CONFLICT (id) DO NOTHING RETURNING id
       ), known AS (
         INSERT INTO identities (issuer, subject, account, made_at)
         SELECT $5, subject, account, $6 FROM given JOIN made ON made.id = given.account
       )
       INSERT INTO grants (id, account, role, granted_by, granted_at)
       SELECT gen_random_uuid(), id, 'parent', 'system', $6 FROM made`,
      [
        parents.map(({ account }) => account),
        parents.map(({ id }) => id),
        parents.map(({ name }) => name),
        parents.map(({ email }) => email),
        issuer,
        madeAt,
      ],
    );
  }

  async find(tx: Tx, id: string): Promise<AccountEntity | null> {
    return tx.getRepository(AccountEntity).findOneBy({ id });
  }

  async rename(tx: Tx, id: string, name: string, email: string | null): Promise<void> {
    await tx.getRepository(AccountEntity).update({ id }, { name, email });
  }

  /** The roles an account holds now. */
  async grantsOf(tx: Tx, account: string): Promise<Grant[]> {
    const rows = await tx.query<{ role: Role; authority: string; school: string }[]>(
      'SELECT role, authority, school FROM grants WHERE account = $1 AND ended_at IS NULL ORDER BY granted_at, id',
      [account],
    );
    return rows.map(({ role, authority, school }) => ({
      role,
      ...(authority === '' ? {} : { authority }),
      ...(school === '' ? {} : { school }),
    }));
  }

  /** Whether an account was ever granted a role, even if it has been ended. */
  async everHeld(tx: Tx, account: string, role: Role): Promise<boolean> {
    return tx.getRepository(GrantEntity).existsBy({ account, role });
  }

  /** Grants a role; gives back its row, or nothing when the account holds it already. */
  async grant(tx: Tx, account: string, grant: Grant, by: string, now: Date): Promise<string | undefined> {
    const id = randomUUID();
    const added = await tx.query<{ id: string }[]>(
      `INSERT INTO grants (id, account, role, authority, school, granted_by, granted_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (account, role, authority, school) WHERE ended_at IS NULL DO NOTHING RETURNING id`,
      [id, account, grant.role, grant.authority ?? '', grant.school ?? '', by, now],
    );
    return added[0]?.id;
  }

  async findGrant(tx: Tx, id: string): Promise<GrantEntity | null> {
    return tx.getRepository(GrantEntity).findOneBy({ id });
  }

  /** How many hold the role of an operator; whoever asks too waits until this transaction ends. */
  async countOperators(tx: Tx): Promise<number> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('people.operators', 5))`);
    const rows = await tx.query<{ held: string }[]>(
      `SELECT count(*) AS held FROM grants WHERE role = 'operator' AND ended_at IS NULL`,
    );
    return Number(rows[0]?.held ?? 0);
  }

  /** Ends a role; says whether it had not been ended yet. */
  async endGrant(tx: Tx, id: string, by: string, now: Date): Promise<boolean> {
    const done = await tx.query<[unknown[], number]>(
      'UPDATE grants SET ended_by = $2, ended_at = $3 WHERE id = $1 AND ended_at IS NULL RETURNING 1',
      [id, by, now],
    );
    return done[1] > 0;
  }

  /** Whether there are people of the demonstration, and whether there are real ones. */
  async kinds(tx: Tx): Promise<{ readonly demonstration: boolean; readonly real: boolean }> {
    const rows = await tx.query<{ demonstration: boolean; real: boolean }[]>(
      'SELECT EXISTS (SELECT FROM accounts WHERE demonstration) AS demonstration, EXISTS (SELECT FROM accounts WHERE NOT demonstration) AS real',
    );
    return { demonstration: rows[0]?.demonstration ?? false, real: rows[0]?.real ?? false };
  }
}
