import { nobody, systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit';
import { Database } from '../platform';
import { NotVouched, ProviderSilent } from './identity-provider';
import { refusals } from './people.refusals';
import { Sessions } from './sessions';
import type { TakenSignIn } from './sign-ins.store';
import { StartSession, type StartedSession } from './start-session';
import { Visits } from './visits';

/** What a browser brings back from a provider. */
export interface BroughtBack {
  readonly query: URLSearchParams;
  /** The secret of this visit, from the browser's cookie. */
  readonly browser: string | undefined;
  /** The token of the session this browser had until now. */
  readonly before: string | undefined;
}

/** Finishes a sign-in: takes what the browser brings back from the provider, once, and begins a session. */
@Injectable()
export class FinishSignIn {
  constructor(
    private readonly database: Database,
    private readonly visits: Visits,
    private readonly start: StartSession,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  /** Gives back the new session, and the page that somebody wanted to see. */
  async run({ query, browser, before }: BroughtBack): Promise<StartedSession & { readonly returnTo: string }> {
    const state = query.get('state');
    if (state === null || browser === undefined) throw refusals.signInTooOld();
    const visit = await this.visits.take(state, browser);
    const person = await this.visits.ask(visit, state, query).catch(async (error: unknown) => {
      throw await this.refusalFor(error, visit);
    });
    const started = await this.database.inTransaction(systemActor, (tx) =>
      this.start.run(tx, { way: visit.way, ...person }, before),
    );
    if (before !== undefined) this.sessions.forget(before);
    return { ...started, returnTo: visit.returnTo };
  }

  /** Writes down that it did not work; what is no refusal is a defect. */
  private async refusalFor(error: unknown, { way }: TakenSignIn): Promise<unknown> {
    if (error instanceof ProviderSilent) return refusals.providerSilent();
    if (!(error instanceof NotVouched)) return error;
    const about = { way, why: error.why };
    await this.database.inTransaction(systemActor, (tx) =>
      this.audit.append(tx, { kind: 'person.sign-in-failed', actor: nobody, subject: 'sign-in', about }),
    );
    return refusals.signInFailed();
  }
}
