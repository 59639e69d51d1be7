import type { Routes } from '@angular/router';
import { wordsOf } from '@ui/words/words';
import { familyWords } from '../family.words';
import { offerWords } from './offer.words';

/** The offer and why, the answer to it, and the waiting lists. */
export const offerRoutes: Routes = [
  {
    path: '',
    resolve: { words: wordsOf(familyWords, offerWords) },
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'offer.title',
        loadComponent: async () => (await import('./why/offer.page')).OfferPage,
      },
      {
        path: 'accept',
        title: 'offer.accept.title',
        data: { answer: 'accept' },
        loadComponent: async () => (await import('./answer/answer.page')).AnswerPage,
      },
      {
        path: 'decline',
        title: 'offer.decline.title',
        data: { answer: 'decline' },
        loadComponent: async () => (await import('./answer/answer.page')).AnswerPage,
      },
      {
        path: 'receipt',
        title: 'offer.receipt.title',
        loadComponent: async () => (await import('./receipt/receipt.page')).ReceiptPage,
      },
      {
        path: 'lists/:intake',
        title: 'offer.list.title',
        loadComponent: async () => (await import('./list/list.page')).ListPage,
      },
    ],
  },
];
