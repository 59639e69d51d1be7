import { Injectable } from '@nestjs/common';
import { systemActor } from '@kernel';
import { Clock, Database } from '../platform';
import { ProviderSilent } from './identity-provider';
import { OwnAddress } from './own-address';
import { refusals } from './people.refusals';
import { Providers } from './providers';
import { hashOf, newSecret } from './secrets';
import type { Cookie } from './session-cookies';
import { SignInsStore } from './sign-ins.store';

/** How long somebody may take at the provider. */
const secondsToSignIn = 15 * 60;

/** Begins a sign-in: remembers what must come back, and says where to send the browser. */
@Injectable()
export class BeginSignIn {
  constructor(
    private readonly database: Database,
    private readonly store: SignInsStore,
    private readonly providers: Providers,
    private readonly address: OwnAddress,
    private readonly clock: Clock,
  ) {}

  /** Gives back the provider's address, and the cookie that ties the visit to this browser. */
  async run(way: 'staff' | 'parent', returnTo: string): Promise<{ readonly url: URL; readonly cookie: Cookie }> {
    const provider = this.providers.of(way);
    if (provider === undefined) throw refusals.noSuchWay();
    const [state, browser, nonce, verifier] = [newSecret(), newSecret(), newSecret(), newSecret()];
    const visit = { redirectUri: this.address.callback(), state, nonce, verifier };
    const url = await provider.begin(visit).catch((error: unknown) => {
      throw error instanceof ProviderSilent ? refusals.providerSilent() : error;
    });
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + secondsToSignIn * 1000);
    const kept = { stateHash: hashOf(state), browserHash: hashOf(browser), way, nonce, verifier, returnTo, expiresAt };
    await this.database.inTransaction(systemActor, (tx) => this.store.add(tx, kept, now));
    return { url, cookie: { name: visitCookie(state), value: browser, seconds: secondsToSignIn } };
  }
}

/** The name of the cookie of one visit to a provider; each window has its own. */
export function visitCookie(state: string): string {
  return `fairplace-visit-${hashOf(state).toString('hex').slice(0, 16)}`;
}
