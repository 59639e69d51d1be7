import type { WordsPart } from '@ui/words/languages';

/** The words of what would have come of a list; apart, because the pages of applying say them too. */
export const outlookWords: WordsPart = {
  name: 'outlook',
  languages: {
    en: () => import('../../../../languages/outlook/en.json'),
    cy: () => import('../../../../languages/outlook/cy.json'),
    ar: () => import('../../../../languages/outlook/ar.json'),
  },
};
