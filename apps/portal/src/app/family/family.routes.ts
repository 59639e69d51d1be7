import type { Routes } from '@angular/router';
import { signedIn } from '@shell';
import { wordsOf } from '@ui/words/words';
import { applyWords, questionWords, reasonWords, sendingWords } from './apply/apply.words';
import { familyWords } from './family.words';
import { toOffer } from './to-offer.guard';

/**
 * The family wing. Finding schools is open to everybody; whatever is about a child is behind the sign-in. Each journey is
 * fetched when it is entered, and its own words with it.
 */
export const familyRoutes: Routes = [
  {
    path: 'find',
    loadChildren: async () => (await import('./find/find.routes')).findRoutes,
  },
  {
    path: 'apply/paper',
    title: 'apply.paper.title',
    resolve: { words: wordsOf(applyWords, questionWords, reasonWords, sendingWords) },
    loadComponent: async () => (await import('./apply/paper/paper.page')).PaperPage,
  },
  {
    path: '',
    canActivateChild: [signedIn],
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'family.home.title',
        resolve: { words: wordsOf(familyWords) },
        loadComponent: async () => (await import('./home/home.page')).FamilyHomePage,
      },
      {
        path: 'apply',
        loadChildren: async () => (await import('./apply/apply.routes')).applyRoutes,
      },
      { path: 'offers/:child', canActivate: [toOffer], children: [] },
      {
        path: 'children/:child/:round/offer',
        loadChildren: async () => (await import('./offer/offer.routes')).offerRoutes,
      },
      {
        path: 'children/:child/:round',
        resolve: { words: wordsOf(familyWords) },
        loadChildren: async () => (await import('./follow/follow.routes')).followRoutes,
      },
    ],
  },
];
