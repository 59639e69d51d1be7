import type { WordsPart } from '@ui/words/languages';

/** The words of finding schools. */
export const findWords: WordsPart = {
  name: 'find',
  languages: {
    en: () => import('../../../languages/find/en.json'),
    cy: () => import('../../../languages/find/cy.json'),
    ar: () => import('../../../languages/find/ar.json'),
  },
};
