import { Injectable } from '@nestjs/common';
import type { ChildAnswer } from '@contract';
import type { Tx } from '../platform';

export interface NewGuardianship {
  readonly id: string;
  readonly child: string;
  readonly authority: string;
  readonly account: string;
  readonly relationship: string;
  readonly parentalResponsibility: boolean;
  readonly hiddenFrom: readonly string[];
  readonly by: string;
  readonly at: Date;
}

/** Writes children and who guards them. */
@Injectable()
export class ChildrenStore {
  /** Adds a child. */
  async add(
    tx: Tx,
    id: string,
    authority: string,
    child: ChildAnswer,
    by: string,
    at: Date,
    birth?: string,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO children (id, authority, first_names, last_name, preferred_name, date_of_birth, sex, current_school,
         current_school_name, multiple_birth, likeness, made_by, made_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, fp_likeness($3, $6::date::text), $11, $12)`,
      [
        id,
        authority,
        child.firstNames,
        child.lastName,
        child.preferredName ?? null,
        child.dateOfBirth,
        child.sex ?? null,
        child.currentSchool ?? null,
        child.currentSchoolName ?? null,
        birth ?? null,
        by,
        at,
      ],
    );
  }

  /** Says that children were born together. */
  async join(tx: Tx, child: string, birth: string): Promise<void> {
    await tx.query('UPDATE children SET multiple_birth = $2 WHERE id = $1', [child, birth]);
  }

  /** Says that two records are of one child. */
  async same(tx: Tx, child: string, as: string): Promise<void> {
    await tx.query('UPDATE children SET same_as = $2 WHERE id = $1 AND id <> $2', [child, as]);
  }

  /** Adds a guardian. False when the account guards the child already. */
  async addGuardian(tx: Tx, made: NewGuardianship): Promise<boolean> {
    const { id, child, authority, account, relationship, parentalResponsibility, hiddenFrom, by, at } = made;
    const rows = await tx.query<unknown[]>(
      `INSERT INTO guardianships (id, child, authority, account, relationship, parental_responsibility, hidden_from, made_by,
         made_at) SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9
       WHERE NOT EXISTS (SELECT FROM guardianships g WHERE g.child = $2 AND g.account = $4 AND g.ended_at IS NULL)
       RETURNING id`,
      [id, child, authority, account, relationship, parentalResponsibility, hiddenFrom, by, at],
    );
    return rows.length > 0;
  }

  /** Ends that an account guards a child. False when it does not. */
  async endGuardian(tx: Tx, child: string, account: string, by: string, at: Date, because: string): Promise<boolean> {
    const [rows] = await tx.query<[unknown[], number]>(
      `UPDATE guardianships SET ended_by = $3, ended_at = $4, ended_because = $5
       WHERE child = $1 AND account = $2 AND ended_at IS NULL RETURNING id`,
      [child, account, by, at, because],
    );
    return rows.length > 0;
  }
}
