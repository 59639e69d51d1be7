import type { WordsPart } from '@ui/words/languages';

/** The words of applying that most pages of it need: how the application stands, its tasks, and checking it. */
export const applyWords: WordsPart = {
  name: 'apply',
  languages: {
    en: () => import('../../../languages/apply/en.json'),
    cy: () => import('../../../languages/apply/cy.json'),
    ar: () => import('../../../languages/apply/ar.json'),
  },
};

/** The words of the questions that everybody is asked. */
export const questionWords: WordsPart = {
  name: 'apply-questions',
  languages: {
    en: () => import('../../../languages/apply-questions/en.json'),
    cy: () => import('../../../languages/apply-questions/cy.json'),
    ar: () => import('../../../languages/apply-questions/ar.json'),
  },
};

/** The words of the questions that some schools ask, and of what was answered to them. */
export const reasonWords: WordsPart = {
  name: 'apply-reasons',
  languages: {
    en: () => import('../../../languages/apply-reasons/en.json'),
    cy: () => import('../../../languages/apply-reasons/cy.json'),
    ar: () => import('../../../languages/apply-reasons/ar.json'),
  },
};

/** The words of sending, and of what can be done once an application is sent. */
export const sendingWords: WordsPart = {
  name: 'apply-sending',
  languages: {
    en: () => import('../../../languages/apply-sending/en.json'),
    cy: () => import('../../../languages/apply-sending/cy.json'),
    ar: () => import('../../../languages/apply-sending/ar.json'),
  },
};

/** The words of asking for a change after closing day. */
export const changeWords: WordsPart = {
  name: 'apply-change',
  languages: {
    en: () => import('../../../languages/apply-change/en.json'),
    cy: () => import('../../../languages/apply-change/cy.json'),
    ar: () => import('../../../languages/apply-change/ar.json'),
  },
};
