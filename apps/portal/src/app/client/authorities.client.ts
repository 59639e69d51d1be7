import { inject, Injectable } from '@angular/core';
import type { Authority, authorityRoutes, Round, roundRoutes } from '@contract';
import { Api } from './api';

/** The authorities whose rounds are co-ordinated here, and their rounds. */
@Injectable({ providedIn: 'root' })
export class AuthoritiesClient {
  private readonly api = inject(Api);

  async authorities(): Promise<readonly Authority[]> {
    return (await this.api.ask<(typeof authorityRoutes)['list']>('get', 'authorities', {})).items;
  }

  authority(authority: string): Promise<Authority> {
    return this.api.ask<(typeof authorityRoutes)['show']>('get', 'authorities/:authority', { params: { authority } });
  }

  /** The authority's rounds, those that close soonest first. */
  async rounds(authority: string): Promise<readonly Round[]> {
    return (await this.api.ask<(typeof roundRoutes)['list']>('get', 'rounds', { query: { authority } })).items;
  }
}
