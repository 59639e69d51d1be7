import { systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import { Clock, Database } from '../platform';
import type { Claimed } from './identity-provider';
import { OwnAddress } from './own-address';
import { refusals } from './people.refusals';
import { Providers } from './providers';
import { hashOf } from './secrets';
import { SignInsStore, type TakenSignIn } from './sign-ins.store';

/** The visits of browsers to providers. */
@Injectable()
export class Visits {
  constructor(
    private readonly database: Database,
    private readonly store: SignInsStore,
    private readonly providers: Providers,
    private readonly address: OwnAddress,
    private readonly clock: Clock,
  ) {}

  /** Takes the visit that this browser began; it is gone afterwards, so nothing can be played a second time. */
  async take(state: string, browser: string): Promise<TakenSignIn> {
    const taken = await this.database.inTransaction(systemActor, (tx) =>
      this.store.take(tx, hashOf(state), hashOf(browser), this.clock.now()),
    );
    if (taken === undefined) throw refusals.signInTooOld();
    return taken;
  }

  /** Asks the provider whom it vouches for. */
  async ask({ way, nonce, verifier }: TakenSignIn, state: string, query: URLSearchParams): Promise<Claimed> {
    const provider = this.providers.of(way);
    if (provider === undefined) throw refusals.noSuchWay();
    return provider.finish({ redirectUri: this.address.callback(), state, nonce, verifier }, query);
  }
}
