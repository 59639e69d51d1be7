import type { Session } from '@contract';
import type { SignedIn } from './sessions';

/** What a page is told of the session: who somebody is here, what they may, and until when. */
export function sessionAnswer(signedIn: SignedIn | undefined, now: Date): Session {
  if (signedIn === undefined) return { signedIn: false, now: now.toISOString() };
  const { account, actor, email, startedAt, expiresAt, endsAt } = signedIn;
  return {
    signedIn: true,
    account,
    name: actor.name,
    email,
    roles: actor.grants.map((grant) => ({ ...grant })),
    now: now.toISOString(),
    startedAt: startedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    endsAt: endsAt.toISOString(),
    csrf: 'same-origin',
  };
}
