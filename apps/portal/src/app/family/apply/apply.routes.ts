import type { ActivatedRouteSnapshot, ResolveFn, RouterStateSnapshot, Routes } from '@angular/router';
import { wordsOf } from '@ui/words/words';
import { outlookWords } from '../find/list-warning/outlook.words';
import { applyWords, changeWords, questionWords, reasonWords, sendingWords } from './apply.words';

/** The words of a section's questions. */
const stepWords: ResolveFn<boolean> = (route: ActivatedRouteSnapshot, at: RouterStateSnapshot) =>
  wordsOf(route.params['section'] === 'reasons' ? reasonWords : questionWords)(route, at);

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
        resolve: { words: wordsOf(questionWords) },
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
            resolve: { words: wordsOf(questionWords, reasonWords, outlookWords) },
            loadComponent: async () => (await import('./check.page')).CheckPage,
          },
          {
            path: 'send',
            title: 'apply.send.title',
            resolve: { words: wordsOf(sendingWords) },
            loadComponent: async () => (await import('./send/send.page')).SendPage,
          },
          {
            path: 'sent',
            title: 'apply.sent.title',
            resolve: { words: wordsOf(sendingWords) },
            loadComponent: async () => (await import('./sent/sent.page')).SentPage,
          },
          {
            path: 'papers',
            title: 'apply.papers.title',
            data: { exit: true },
            resolve: { words: wordsOf(reasonWords, sendingWords) },
            loadComponent: async () => (await import('./papers/papers.page')).PapersPage,
          },
          {
            path: 'twin',
            title: 'apply.twin.title',
            resolve: { words: wordsOf(questionWords, sendingWords) },
            loadComponent: async () => (await import('./twin/twin.page')).TwinPage,
          },
          {
            path: 'withdraw',
            title: 'apply.withdraw.title',
            resolve: { words: wordsOf(sendingWords) },
            loadComponent: async () => (await import('./end/withdraw.page')).WithdrawPage,
          },
          {
            path: 'change',
            title: 'apply.change.title',
            resolve: { words: wordsOf(changeWords) },
            loadComponent: async () => (await import('./change/change.page')).ChangePage,
          },
          {
            path: 'change/:what',
            title: 'apply.change.title',
            data: { exit: true },
            resolve: { words: wordsOf(questionWords, changeWords) },
            loadComponent: async () => (await import('./change/ask-change.page')).AskChangePage,
          },
          { path: 'evidence', redirectTo: 'papers' },
          {
            path: ':section',
            title: 'apply.tasks.title',
            data: { exit: true },
            resolve: { words: stepWords },
            loadComponent: async () => (await import('./step/step.page')).StepPage,
          },
          {
            path: ':section/:step',
            title: 'apply.tasks.title',
            data: { exit: true },
            resolve: { words: stepWords },
            loadComponent: async () => (await import('./step/step.page')).StepPage,
          },
        ],
      },
    ],
  },
];
