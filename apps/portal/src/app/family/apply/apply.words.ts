import type { WordsPart } from '@ui/words/languages';

/** The words of applying. */
export const applyWords: WordsPart = {
  name: 'apply',
  languages: {
    en: () => import('../../../languages/apply/en.json'),
    cy: () => import('../../../languages/apply/cy.json'),
    ar: () => import('../../../languages/apply/ar.json'),
  },
};
