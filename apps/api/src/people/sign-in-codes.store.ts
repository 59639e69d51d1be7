import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform';
import { SignInCodeEntity } from './sign-in-code.entity';

/** How often codes were asked for. */
export interface Asked {
  readonly forEmailInHour: number;
  readonly forEmailInDay: number;
  readonly fromHereInHour: number;
}

const hour = 3_600_000;

/** Keeps the one-time codes that were asked for in the last day. */
@Injectable()
export class SignInCodesStore {
  /** Counts askings; whoever asks for the same address waits until this transaction ends. */
  async count(tx: Tx, email: string, askedFrom: Buffer, now: Date): Promise<Asked> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 6))', [email]);
    const rows = await tx.query<Record<keyof Asked, string>[]>(
      `SELECT
         (SELECT count(*) FROM sign_in_codes WHERE email = $1 AND asked_at > $3) AS "forEmailInHour",
         (SELECT count(*) FROM sign_in_codes WHERE email = $1 AND asked_at > $4) AS "forEmailInDay",
         (SELECT count(*) FROM sign_in_codes WHERE asked_from = $2 AND asked_at > $3) AS "fromHereInHour"`,
      [email, askedFrom, new Date(now.getTime() - hour), new Date(now.getTime() - 24 * hour)],
    );
    const row = rows[0];
    return {
      forEmailInHour: Number(row?.forEmailInHour),
      forEmailInDay: Number(row?.forEmailInDay),
      fromHereInHour: Number(row?.fromHereInHour),
    };
  }

  /** Adds a code: it takes the place of the address's earlier ones, and those of yesterday are forgotten. */
  async add(tx: Tx, code: SignInCodeEntity): Promise<void> {
    await tx.query('DELETE FROM sign_in_codes WHERE asked_at < $1', [new Date(code.askedAt.getTime() - 24 * hour)]);
    await tx.query(
      'UPDATE sign_in_codes SET void_at = $2, code_to_send = NULL WHERE email = $1 AND void_at IS NULL AND used_at IS NULL',
      [code.email, code.askedAt],
    );
    await tx.getRepository(SignInCodeEntity).insert(code);
  }

  /** The code with this id; whoever tries it too waits until this transaction ends. */
  async findToTry(tx: Tx, id: string): Promise<SignInCodeEntity | null> {
    return tx.getRepository(SignInCodeEntity).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async countTry(tx: Tx, id: string): Promise<void> {
    await tx.query('UPDATE sign_in_codes SET tries = tries + 1 WHERE id = $1', [id]);
  }

  async use(tx: Tx, id: string, now: Date): Promise<void> {
    await tx.query('UPDATE sign_in_codes SET used_at = $2, code_to_send = NULL WHERE id = $1', [id, now]);
  }

  /** What is still to be sent of a code, and to whom; nothing when it was sent or replaced. */
  async toSend(
    tx: Tx,
    id: string,
  ): Promise<{ readonly email: string; readonly code: string; readonly expiresAt: Date } | undefined> {
    const found = await tx.getRepository(SignInCodeEntity).findOneBy({ id });
    if (found?.codeToSend === undefined || found.codeToSend === null) return undefined;
    return { email: found.email, code: found.codeToSend, expiresAt: found.expiresAt };
  }

  async sent(tx: Tx, id: string): Promise<void> {
    await tx.query('UPDATE sign_in_codes SET code_to_send = NULL WHERE id = $1', [id]);
  }
}
