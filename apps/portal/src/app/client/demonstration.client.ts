import { inject, Injectable } from '@angular/core';
import type { DemonstrationClock, demonstrationRoutes } from '@contract';
import { Api } from './api';

type Routes = typeof demonstrationRoutes;

/** The demonstration's clock. A service for real families answers that there is none. */
@Injectable({ providedIn: 'root' })
export class DemonstrationClient {
  private readonly api = inject(Api);

  clock(): Promise<DemonstrationClock> {
    return this.api.ask<Routes['clock']>('get', 'demonstration/clock', {});
  }

  /** Moves the clock; before offer day the officers are played first, if nobody has released offers by hand. */
  moveTo(moment: DemonstrationClock['moments'][number]['name']): Promise<DemonstrationClock> {
    return this.api.ask<Routes['moveClock']>('post', 'demonstration/clock', { body: { moment, officers: true } });
  }
}
