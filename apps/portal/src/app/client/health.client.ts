import { inject, Injectable } from '@angular/core';
import type { healthPaths, Readiness } from '@contract';
import { Api } from './api';
import { ApiProblem } from './api-problem';

/** What a visitor can be told about the service's health. */
export type Health = { readonly kind: 'working'; readonly readiness: Readiness } | { readonly kind: 'not-working' };

const ready: (typeof healthPaths)['ready'] = '/health/ready';

/** Asks the service how it is. */
@Injectable({ providedIn: 'root' })
export class HealthClient {
  private readonly api = inject(Api);

  /** Whether the service can do its work now. A service that cannot be reached is one that does not work. */
  async ask(): Promise<Health> {
    try {
      const answer = await this.api.send(ready, { method: 'GET' });
      const readiness = (await answer.json()) as Readiness;
      return readiness.status === 'ready' ? { kind: 'working', readiness } : { kind: 'not-working' };
    } catch (error) {
      if (error instanceof ApiProblem) return { kind: 'not-working' };
      throw error;
    }
  }
}
