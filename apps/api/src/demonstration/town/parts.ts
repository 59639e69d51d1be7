import type { relationships } from '@contract';

/** What a persona brings to the town: the children's names, and how far the application has come when the town is in. */
export interface Part {
  readonly children: readonly string[];
  /** The child's own, where it is not the persona's. */
  readonly lastName?: string;
  readonly relationship: (typeof relationships)[number];
  /** Nothing begun, begun and not sent, or sent. */
  readonly come: 'nothing' | 'draft' | 'sent';
  /** For whoever plays them. */
  readonly says: string;
}

/** The personas who are parents of the town. */
export const parts: Readonly<Record<string, Part>> = {
  'aisha-khan': {
    children: ['Zara'],
    relationship: 'mother',
    come: 'nothing',
    says: 'She has not applied yet. Her first wish is a popular school, and her home is far from it.',
  },
  'tom-walker': {
    children: ['Ben', 'Ella'],
    relationship: 'father',
    come: 'draft',
    says: 'He has begun an application for one of the twins. They live at the end of the lane, the last whom the village school can reach.',
  },
  'maria-nowak': {
    children: ['Zofia'],
    relationship: 'mother',
    come: 'sent',
    says: 'She has applied. That a brother goes to the school is still to be confirmed by the school.',
  },
  'samuel-okafor': {
    children: ['Jamie'],
    lastName: 'Reeve',
    relationship: 'foster-carer',
    come: 'sent',
    says: 'He has applied for a child in care, who comes first wherever the home is. The virtual school must confirm it.',
  },
  'grace-lewis': {
    children: ['Oscar'],
    relationship: 'mother',
    come: 'sent',
    says: 'She has applied, and so has the father, from another home. An officer must decide which one counts.',
  },
  'daniel-lewis': {
    children: ['Oscar'],
    relationship: 'father',
    come: 'sent',
    says: 'He has applied, and so has the mother, from another home. An officer must decide which one counts.',
  },
  'leila-haddad': {
    children: ['Sami'],
    relationship: 'mother',
    come: 'sent',
    says: 'She has applied. She lives close to the school, but the address register has her home at the wrong place on the map.',
  },
};
