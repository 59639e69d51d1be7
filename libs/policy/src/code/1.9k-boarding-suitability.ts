import { lookedAfterRow, otherRow, row } from './examples';
import { lint } from './lint';
import type { Finding } from './lint';
import { placedAtoms } from './look';

export const boardingSuitability = lint({
  id: '1.9(k)-boarding-suitability',
  paragraphs: ['1.9(k)', '1.40'],
  strength: 'must',
  says: 'Only a boarding school looks at whether a child can or needs to board.',
  mend: 'Take the row out. If the school has boarding places, say so with "school.boarding".',
  check: (policy) =>
    policy.school.boarding === true
      ? []
      : placedAtoms(policy).flatMap(({ path, thing }): Finding[] => (thing.kind === 'boarding-need' ? [{ path, message: 'This school has no boarding places, but here it asks about boarding.' }] : [])),
  lawful: [{ of: 'boarding', shows: 'of a boarding school', change: {} }],
  unlawful: [{ of: 'secondary', shows: 'of a day school that asks about boarding', change: { rows: [lookedAfterRow, row('boards', 'Children who can board', { kind: 'boarding-need', as: 'suitable' }), otherRow] } }],
});
