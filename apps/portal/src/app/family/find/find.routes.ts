import type { Routes } from '@angular/router';
import { signedIn } from '@shell';
import { wordsOf } from '@ui/words/words';
import { findWords } from './find.words';
import { outlookWords } from './list-warning/outlook.words';

/** Finding schools: open to everybody, but for choosing an address from the register. */
export const findRoutes: Routes = [
  {
    path: '',
    resolve: { words: wordsOf(findWords, outlookWords) },
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'find.title',
        loadComponent: async () => (await import('./start/start.page')).StartPage,
      },
      {
        path: 'address',
        title: 'find.address.title',
        canActivate: [signedIn],
        data: { exit: true },
        loadComponent: async () => (await import('./address/address.page')).AddressPage,
      },
      {
        path: 'map',
        title: 'find.map.title',
        loadComponent: async () => (await import('./point/point.page')).PointPage,
      },
      {
        path: 'schools',
        title: 'find.schools.title',
        loadComponent: async () => (await import('./schools/schools.page')).SchoolsPage,
      },
      {
        path: 'schools/:intake',
        title: 'find.school.title',
        loadComponent: async () => (await import('./school/school.page')).SchoolPage,
      },
      {
        path: 'list',
        title: 'find.list.title',
        loadComponent: async () => (await import('./list/list.page')).ListPage,
      },
      {
        path: 'order',
        title: 'find.order.title',
        loadComponent: async () => (await import('./order/order.page')).OrderPage,
      },
    ],
  },
];
