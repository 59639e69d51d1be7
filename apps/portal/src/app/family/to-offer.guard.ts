import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { ApplicationsClient } from '@client/applications.client';

/** Leads from the address that letters give, which names the child only, to the offer in the child's latest round. */
export const toOffer: CanActivateFn = async ({ params }) => {
  const [router, client] = [inject(Router), inject(ApplicationsClient)];
  try {
    const child = (await client.children()).find(({ id }) => id === params['child']);
    const round = child?.applications.at(-1)?.round;
    if (child !== undefined && round !== undefined)
      return router.createUrlTree(['/family', 'children', child.id, round, 'offer']);
  } catch {
    // The parent's home says what is wrong, and tries again.
  }
  return router.createUrlTree(['/family']);
};
