import { inject, Injectable } from '@angular/core';
import type { AnswerOf, peopleRoutes, Session } from '@contract';
import { Api } from './api';

type Routes = typeof peopleRoutes;

/** Who is signed in, for how long, and how to come in and go out. */
@Injectable({ providedIn: 'root' })
export class SessionClient {
  private readonly api = inject(Api);

  session(): Promise<Session> {
    return this.api.ask<Routes['session']>('get', 'session', {});
  }

  stay(): Promise<Session> {
    return this.api.ask<Routes['stay']>('post', 'session/stay', {});
  }

  signOut(): Promise<AnswerOf<Routes['signOut']>> {
    return this.api.ask<Routes['signOut']>('post', 'sign-out', { body: {} });
  }

  ways(): Promise<AnswerOf<Routes['ways']>> {
    return this.api.ask<Routes['ways']>('get', 'sign-in/ways', {});
  }

  askCode(email: string): Promise<AnswerOf<Routes['askCode']>> {
    return this.api.ask<Routes['askCode']>('post', 'sign-in/code', { body: { email } });
  }

  checkCode(ask: string, code: string): Promise<Session> {
    return this.api.ask<Routes['checkCode']>('post', 'sign-in/code/check', { body: { ask, code } });
  }

  /** Where the browser goes to sign in with a provider. */
  startAddress(as: 'staff' | 'parent', returnTo: string): string {
    return `/api/sign-in/start?${new URLSearchParams({ as, returnTo }).toString()}`;
  }

  /** Ends the session even while the page is being left. Nobody waits for the answer. */
  signOutLeaving(): void {
    void fetch('/api/sign-out', {
      method: 'POST',
      credentials: 'same-origin',
      keepalive: true,
      headers: { 'content-type': 'application/json' },
      body: '{}',
    }).catch(() => undefined);
  }
}
