import type { Routes } from '@angular/router';

/** Applying. */
export const applyRoutes: Routes = [];
