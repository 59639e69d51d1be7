import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform';
import { SignInEntity } from './sign-in.entity';

/** Keeps which browsers were sent to a provider, until they come back. */
@Injectable()
export class SignInsStore {
  async add(tx: Tx, signIn: SignInEntity, now: Date): Promise<void> {
    await tx.query('DELETE FROM sign_ins WHERE expires_at < $1', [now]);
    await tx.getRepository(SignInEntity).insert(signIn);
  }

  /** Takes the visit away, so that it is used once however often the browser comes back; nothing when there is none. */
  async take(tx: Tx, stateHash: Buffer, browserHash: Buffer, now: Date): Promise<TakenSignIn | undefined> {
    const done = await tx.query<[TakenSignIn[], number]>(
      `DELETE FROM sign_ins WHERE state_hash = $1 AND browser_hash = $2 AND expires_at > $3
       RETURNING way, nonce, verifier, return_to AS "returnTo"`,
      [stateHash, browserHash, now],
    );
    return done[0][0];
  }
}

/** A visit to a provider, as it was begun. */
export type TakenSignIn = Pick<SignInEntity, 'way' | 'nonce' | 'verifier' | 'returnTo'>;
