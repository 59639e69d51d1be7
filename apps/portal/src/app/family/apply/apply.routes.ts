import type { Routes } from '@angular/router';
import { wordsOf } from '@ui/words/words';
import { outlookWords } from '../find/list-warning/outlook.words';
import { applyWords } from './apply.words';

/** Applying: from the first question to the receipt, and what can be done with an application afterwards. */
export const applyRoutes: Routes = [
  {
    path: '',
    resolve: { words: wordsOf(applyWords) },
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'new' },
      {
        path: 'new',
        title: 'apply.new.title',
        data: { exit: true },
        loadComponent: async () => (await import('./begin/begin.page')).BeginPage,
      },
      {
        path: ':application',
        loadComponent: async () => (await import('./frame/application.page')).ApplicationPage,
        children: [
          {
            path: '',
            pathMatch: 'full',
            title: 'apply.tasks.title',
            data: { exit: true },
            loadComponent: async () => (await import('./tasks/tasks.page')).TasksPage,
          },
          {
            path: 'check',
            title: 'apply.check.title',
            data: { exit: true },
            resolve: { words: wordsOf(outlookWords) },
            loadComponent: async () => (await import('./check.page')).CheckPage,
          },
          {
            path: 'send',
            title: 'apply.send.title',
            loadComponent: async () => (await import('./send/send.page')).SendPage,
          },
          {
            path: 'sent',
            title: 'apply.sent.title',
            loadComponent: async () => (await import('./sent/sent.page')).SentPage,
          },
          {
            path: 'papers',
            title: 'apply.papers.title',
            loadComponent: async () => (await import('./papers/papers.page')).PapersPage,
          },
          {
            path: 'twin',
            title: 'apply.twin.title',
            loadComponent: async () => (await import('./twin/twin.page')).TwinPage,
          },
          {
            path: 'withdraw',
            title: 'apply.withdraw.title',
            loadComponent: async () => (await import('./end/withdraw.page')).WithdrawPage,
          },
          { path: 'evidence', redirectTo: 'papers' },
          {
            path: ':section',
            title: 'apply.tasks.title',
            data: { exit: true },
            loadComponent: async () => (await import('./step/step.page')).StepPage,
          },
          {
            path: ':section/:step',
            title: 'apply.tasks.title',
            data: { exit: true },
            loadComponent: async () => (await import('./step/step.page')).StepPage,
          },
        ],
      },
    ],
  },
];
