import { inject, Injectable } from '@angular/core';
import type { AnswerOf, geographyRoutes } from '@contract';
import { Api } from './api';

type Routes = typeof geographyRoutes;

/** The address register. It answers only people who are signed in. */
@Injectable({ providedIn: 'root' })
export class AddressesClient {
  private readonly api = inject(Api);

  /** The addresses of a postcode, and its middle where the register has none. */
  inPostcode(postcode: string, signal?: AbortSignal): Promise<AnswerOf<Routes['findAddresses']>> {
    return this.api.ask<Routes['findAddresses']>('get', 'addresses', { query: { postcode, limit: 200 } }, signal);
  }
}
