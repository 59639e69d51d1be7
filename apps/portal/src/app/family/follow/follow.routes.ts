import type { Routes } from '@angular/router';

/** What became of an application. */
export const followRoutes: Routes = [];
