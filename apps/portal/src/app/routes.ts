import type { Routes } from '@angular/router';
import { wordsOf } from '@ui/words/words';
import { pageWords } from './shell/shell.words';

/** The portal's pages; each is fetched only when it is visited. A title is the key of a message. */
export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'shell.home.title',
    resolve: { words: wordsOf(pageWords) },
    loadComponent: async () => (await import('./shell/home/home.page')).HomePage,
  },
  {
    path: 'sign-in',
    title: 'shell.signIn',
    resolve: { words: wordsOf(pageWords) },
    loadComponent: async () => (await import('./shell/sign-in/sign-in.page')).SignInPage,
  },
  {
    path: 'signed-out',
    title: 'shell.signedOut',
    resolve: { words: wordsOf(pageWords) },
    loadComponent: async () => (await import('./shell/sign-in/signed-out.page')).SignedOutPage,
  },
  {
    path: 'accessibility',
    title: 'shell.a11y.title',
    resolve: { words: wordsOf(pageWords) },
    loadComponent: async () => (await import('./shell/accessibility/accessibility.page')).AccessibilityPage,
  },
  {
    path: 'gallery',
    loadChildren: async () => (await import('./shell/gallery/gallery.routes')).galleryRoutes,
  },
  {
    path: 'family',
    loadChildren: async () => (await import('./family/family.routes')).familyRoutes,
  },
  // The addresses that letters give.
  { path: 'applications/:application', redirectTo: 'family/apply/:application' },
  { path: 'offers/:child', redirectTo: 'family/offers/:child' },
  {
    path: '**',
    title: 'shell.notFound',
    loadComponent: async () => (await import('./shell/not-found/not-found.page')).NotFoundPage,
  },
];
