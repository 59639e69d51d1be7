import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { SessionState } from './session-state';

/** Lets through whoever is signed in; others sign in first and come back. A service that is away is met on the page itself. */
export const signedIn: CanActivateFn = async (_route, { url }) => {
  const state = inject(SessionState);
  const router = inject(Router);
  try {
    if (state.session() === null) await state.load();
  } catch {
    return true;
  }
  return state.signedIn() !== null || router.createUrlTree(['/sign-in'], { queryParams: { returnTo: url } });
};
