import type { WordsPart } from '@ui/words/languages';

/** The words of offers, answers and waiting lists. */
export const offerWords: WordsPart = {
  name: 'offer',
  languages: {
    en: () => import('../../../languages/offer/en.json'),
    cy: () => import('../../../languages/offer/cy.json'),
    ar: () => import('../../../languages/offer/ar.json'),
  },
};
