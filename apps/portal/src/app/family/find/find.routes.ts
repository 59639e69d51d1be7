import type { Routes } from '@angular/router';

/** Finding schools. */
export const findRoutes: Routes = [];
