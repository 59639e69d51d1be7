import { inject, Injectable } from '@angular/core';
import type { AnswerOf, Application, applicationRoutes, ClaimQuestion, Receipt } from '@contract';
import { addressOf, Api, type Given } from './api';

type Routes = typeof applicationRoutes;
type Body<R extends keyof Routes> = Given<Routes[R]>['body'];

/** The ways an application is sent: the first time, once more with changes, or after closing day. */
export type Way = 'submit' | 'amend' | 'submit-late';

/** Applications: begun, filled in answer by answer, sent, changed and taken back. */
@Injectable({ providedIn: 'root' })
export class ApplicationsClient {
  private readonly api = inject(Api);

  /** The children of whoever asks, with their applications. */
  async children(): Promise<AnswerOf<Routes['children']>['items']> {
    return (await this.api.ask<Routes['children']>('get', 'children', {})).items;
  }

  /** The applications that an authority made for children in its care, for its virtual school. */
  async ofAuthority(): Promise<AnswerOf<Routes['list']>['items']> {
    return (await this.api.ask<Routes['list']>('get', 'applications', { query: { limit: 200 } })).items;
  }

  declaration(): Promise<AnswerOf<Routes['declaration']>> {
    return this.api.ask<Routes['declaration']>('get', 'applications/declaration', {});
  }

  start(body: Body<'start'>): Promise<Application> {
    return this.api.ask<Routes['start']>('post', 'applications', { body });
  }

  read(application: string): Promise<Application> {
    return this.api.ask<Routes['read']>('get', 'applications/:application', { params: { application } });
  }

  /** What may be claimed because of the schools named so far. */
  async questions(application: string): Promise<readonly ClaimQuestion[]> {
    const path = 'applications/:application/questions';
    return (await this.api.ask<Routes['questions']>('get', path, { params: { application } })).items;
  }

  save(application: string, body: Body<'save'>): Promise<AnswerOf<Routes['save']>> {
    return this.api.ask<Routes['save']>('put', 'applications/:application/answers', { params: { application }, body });
  }

  /** Puts aside the changes that were not sent. */
  discard(application: string): Promise<Application> {
    const path = 'applications/:application/discard-changes';
    return this.api.ask<Routes['discard']>('post', path, { params: { application } });
  }

  /** Sends the application; `because` is why it is late. */
  send(application: string, way: Way, sending: Body<'submit'>, because: string): Promise<Receipt> {
    const params = { application };
    if (way === 'submit') {
      return this.api.ask<Routes['submit']>('post', 'applications/:application/submit', { params, body: sending });
    }
    if (way === 'amend') {
      return this.api.ask<Routes['amend']>('post', 'applications/:application/amend', { params, body: sending });
    }
    const body = { ...sending, because };
    return this.api.ask<Routes['submitLate']>('post', 'applications/:application/submit-late', { params, body });
  }

  withdraw(application: string, body: Body<'withdraw'>): Promise<Application> {
    const path = 'applications/:application/withdraw';
    return this.api.ask<Routes['withdraw']>('post', path, { params: { application }, body });
  }

  /** Begins the same application for another child of the same birth. */
  copy(application: string, body: Body<'copy'>): Promise<Application> {
    const path = 'applications/:application/copy-for-twin';
    return this.api.ask<Routes['copy']>('post', path, { params: { application }, body });
  }

  /** Asks for another address or other schools after closing day. */
  askChange(application: string, body: Body<'askChange'>): Promise<AnswerOf<Routes['askChange']>> {
    const path = 'applications/:application/changes';
    return this.api.ask<Routes['askChange']>('post', path, { params: { application }, body });
  }

  /** Where the receipt is to be had as a file, in a language that the service writes. */
  receiptAddress(application: string, language: 'en' | 'cy'): string {
    return addressOf('applications/:application/receipt', { application }, { language });
  }
}
