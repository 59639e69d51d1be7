import { inject, Injectable } from '@angular/core';
import type { LetterLine, LetterWhole, notificationRoutes, TimelineLine } from '@contract';
import { Api } from './api';

type Routes = typeof notificationRoutes;

/** So much of a timeline comes with one answer: more than happens to most children. */
const most = 200;

/** What happened with a child's application, and the letters about it. */
@Injectable({ providedIn: 'root' })
export class LettersClient {
  private readonly api = inject(Api);

  /** The latest first. */
  async timeline(child: string, signal?: AbortSignal): Promise<readonly TimelineLine[]> {
    const given = { params: { child }, query: { limit: most } };
    return (await this.api.ask<Routes['timeline']>('get', 'children/:child/timeline', given, signal)).items;
  }

  /** The latest first. */
  async letters(child: string, signal?: AbortSignal): Promise<readonly LetterLine[]> {
    return (await this.api.ask<Routes['letters']>('get', 'letters', { query: { child, limit: most } }, signal)).items;
  }

  letter(letter: string, signal?: AbortSignal): Promise<LetterWhole> {
    return this.api.ask<Routes['letter']>('get', 'letters/:letter', { params: { letter } }, signal);
  }
}
