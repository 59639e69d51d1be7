import type { Routes } from '@angular/router';

/** What became of an application. A distance and a letter show an address, so they can be left at once. */
export const followRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'family.follow.title',
    loadComponent: async () => (await import('./follow.page')).FollowPage,
  },
  {
    path: 'distances/:measurement',
    title: 'family.distance.title',
    data: { exit: true },
    loadComponent: async () => (await import('./distance/distance.page')).DistancePage,
  },
  {
    path: 'letters/:letter',
    title: 'family.letter.title',
    data: { exit: true },
    loadComponent: async () => (await import('./letter/letter.page')).LetterPage,
  },
];
