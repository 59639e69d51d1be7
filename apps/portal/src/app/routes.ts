import type { Routes } from '@angular/router';

/** The portal's pages; each is fetched only when it is visited. */
export const routes: Routes = [
  {
    path: '',
    title: 'School places, decided fairly',
    loadComponent: async () => (await import('./shell/home/home.page')).HomePage,
  },
  {
    path: '**',
    title: 'Page not found',
    loadComponent: async () => (await import('./shell/not-found/not-found.page')).NotFoundPage,
  },
];
