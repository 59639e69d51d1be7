import type { WordsPart } from './languages';

/** The words of the kit itself. */
export const uiWords: WordsPart = {
  name: 'ui',
  languages: {
    en: () => import('../../../languages/ui/en.json'),
    cy: () => import('../../../languages/ui/cy.json'),
    ar: () => import('../../../languages/ui/ar.json'),
  },
};
