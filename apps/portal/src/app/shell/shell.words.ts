import type { WordsPart } from '@ui/words/languages';

/** The words of the frame. */
export const shellWords: WordsPart = {
  name: 'shell',
  languages: {
    en: () => import('../../languages/shell/en.json'),
    cy: () => import('../../languages/shell/cy.json'),
    ar: () => import('../../languages/shell/ar.json'),
  },
};

/** The words of the pages that belong to no wing: the first page, signing in, the statement on accessibility. */
export const pageWords: WordsPart = {
  name: 'shell-pages',
  languages: {
    en: () => import('../../languages/shell-pages/en.json'),
    cy: () => import('../../languages/shell-pages/cy.json'),
    ar: () => import('../../languages/shell-pages/ar.json'),
  },
};
