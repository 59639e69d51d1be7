import { inject, Injectable } from '@angular/core';
import type { Intake, Round, roundRoutes, SchoolLine, schoolRoutes } from '@contract';
import { Api } from './api';

/** How many schools come with one answer. */
const most = 500;

/** Rounds, the schools that take part in them, and those that children go to now. */
@Injectable({ providedIn: 'root' })
export class SchoolsClient {
  private readonly api = inject(Api);

  round(round: string): Promise<Round> {
    return this.api.ask<(typeof roundRoutes)['show']>('get', 'rounds/:round', { params: { round } });
  }

  /** The intakes of a round, by the schools' short names. */
  async intakes(round: string): Promise<readonly Intake[]> {
    const path = 'rounds/:round/intakes';
    return (
      await this.api.ask<(typeof roundRoutes)['intakes']>('get', path, { params: { round }, query: { limit: most } })
    ).items;
  }

  /** The schools of an authority. */
  async ofAuthority(authority: string): Promise<readonly SchoolLine[]> {
    const query = { authority, limit: most };
    return (await this.api.ask<(typeof schoolRoutes)['find']>('get', 'schools', { query })).items;
  }
}
