import type { Grant, Role } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform';
import { SessionEntity } from './session.entity';

/** A session with whose it is and what they may. */
export interface KnownSession {
  readonly account: string;
  readonly name: string;
  readonly email: string | null;
  readonly demonstration: boolean;
  readonly way: SessionEntity['way'];
  readonly startedAt: Date;
  readonly usedAt: Date;
  readonly endsAt: Date;
  readonly endedAt: Date | null;
  readonly grants: readonly Grant[];
}

type Row = Omit<KnownSession, 'grants'> & {
  readonly grants: readonly { role: Role; authority: string; school: string }[];
};

/** Keeps who is signed in. */
@Injectable()
export class SessionsStore {
  async add(tx: Tx, session: SessionEntity): Promise<void> {
    await tx.getRepository(SessionEntity).insert(session);
  }

  /** The session of a token's digest, whether it still holds or not. */
  async find(tx: Tx, tokenHash: Buffer): Promise<KnownSession | undefined> {
    const rows = await tx.query<Row[]>(
      `SELECT s.account, a.name, a.email, a.demonstration, s.way, s.started_at AS "startedAt", s.used_at AS "usedAt",
         s.ends_at AS "endsAt", s.ended_at AS "endedAt",
         coalesce((SELECT jsonb_agg(jsonb_build_object('role', g.role, 'authority', g.authority, 'school', g.school)
           ORDER BY g.granted_at, g.id) FROM grants g WHERE g.account = a.id AND g.ended_at IS NULL), '[]') AS grants
       FROM sessions s JOIN accounts a ON a.id = s.account WHERE s.token_hash = $1`,
      [tokenHash],
    );
    const row = rows[0];
    return row === undefined ? undefined : { ...row, grants: row.grants.map(asGrant) };
  }

  async use(tx: Tx, tokenHash: Buffer, now: Date): Promise<void> {
    await tx.getRepository(SessionEntity).update({ tokenHash }, { usedAt: now });
  }

  /** Carries every session that has not ended on by so much time, when the clock of the demonstration is moved. */
  async carry(tx: Tx, milliseconds: number): Promise<void> {
    await tx.query(
      `UPDATE sessions SET used_at = used_at + $1 * interval '1 millisecond', ends_at = ends_at + $1 * interval '1 millisecond'
       WHERE ended_at IS NULL`,
      [milliseconds],
    );
  }

  /** Ends one session; says whether it had not ended yet. */
  async end(tx: Tx, tokenHash: Buffer, now: Date): Promise<boolean> {
    const done = await tx.query<[unknown[], number]>(
      'UPDATE sessions SET ended_at = $2 WHERE token_hash = $1 AND ended_at IS NULL RETURNING 1',
      [tokenHash, now],
    );
    return done[1] > 0;
  }

  /** Ends every session of an account; gives back how many there were. */
  async endAll(tx: Tx, account: string, now: Date): Promise<number> {
    const done = await tx.query<[unknown[], number]>(
      'UPDATE sessions SET ended_at = $2 WHERE account = $1 AND ended_at IS NULL AND ends_at > $2 RETURNING 1',
      [account, now],
    );
    return done[1];
  }

  /** Forgets sessions that ended long ago. */
  async forgetBefore(tx: Tx, moment: Date): Promise<void> {
    await tx.query('DELETE FROM sessions WHERE ends_at < $1', [moment]);
  }
}

function asGrant({ role, authority, school }: Row['grants'][number]): Grant {
  return { role, ...(authority === '' ? {} : { authority }), ...(school === '' ? {} : { school }) };
}
