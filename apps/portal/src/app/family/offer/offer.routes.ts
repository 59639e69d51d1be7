import type { Routes } from '@angular/router';

/** The offer and why. */
export const offerRoutes: Routes = [];
