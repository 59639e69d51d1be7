import { type Grant, type Role, systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform';
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
  constructor(private readonly database: Database) {}

  async add(tx: Tx, session: SessionEntity): Promise<void> {
    await tx.getRepository(SessionEntity).insert(session);
  }

  /** The session of a token's digest, whether it still holds or not: one statement, for everybody asks for it. */
  async find(tokenHash: Buffer): Promise<KnownSession | undefined> {
    const [row] = await this.database.inOneStatement<Row>(
      systemActor,
      `SELECT account_id AS account, account_name AS name, account_email AS email, is_demonstration AS demonstration,
         session_way AS way, started AS "startedAt", used AS "usedAt", ends AS "endsAt", ended AS "endedAt", granted AS grants
       FROM fp_session($1, $2, $3, $4, $5, $6)`,
      [tokenHash],
    );
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
