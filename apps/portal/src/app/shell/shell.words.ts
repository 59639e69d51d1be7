import type { WordsPart } from '@ui/words/languages';

/** The words of the frame and of the pages that belong to no wing. */
export const shellWords: WordsPart = {
  name: 'shell',
  languages: {
    en: () => import('../../languages/shell/en.json'),
    cy: () => import('../../languages/shell/cy.json'),
    ar: () => import('../../languages/shell/ar.json'),
  },
};
