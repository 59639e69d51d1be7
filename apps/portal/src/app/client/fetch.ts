import { InjectionToken } from '@angular/core';

/** How the portal reaches the service. A test gives its own, because no service answers there. */
export const FETCH = new InjectionToken<typeof fetch>('FETCH', {
  providedIn: 'root',
  factory: () => (input, init) => fetch(input, init),
});
