import type { WordsPart } from '@ui/words/languages';

/** The words of a parent's home and of what has become of an application. */
export const familyWords: WordsPart = {
  name: 'family',
  languages: {
    en: () => import('../../languages/family/en.json'),
    cy: () => import('../../languages/family/cy.json'),
    ar: () => import('../../languages/family/ar.json'),
  },
};
