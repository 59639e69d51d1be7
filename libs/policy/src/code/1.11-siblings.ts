import { siblingTies } from '../facts';
import { lookedAfterRow, otherRow, row, siblingRow } from './examples';
import { lint } from './lint';
import type { Finding } from './lint';
import { placedAtoms } from './look';

export const usualTies = lint({
  id: '1.11-usual-ties',
  paragraphs: ['1.11'],
  strength: 'should',
  says: 'Half, step, adopted and foster brothers and sisters count, and children of the same household.',
  mend: 'Add the ties under "who", or be ready to say why they are left out.',
  check: (policy) =>
    placedAtoms(policy).flatMap(({ path, thing }): Finding[] => {
      if (thing.kind !== 'sibling') return [];
      const missing = siblingTies.filter((tie) => !thing.who.includes(tie));
      return missing.length === 0 ? [] : [{ path, message: `Siblings of these kinds do not count: ${missing.join(', ')}.` }];
    }),
  lawful: [{ of: 'primary', shows: 'that counts every tie', change: {} }],
  unlawful: [
    {
      of: 'primary',
      shows: 'that counts full and half siblings only',
      change: { rows: [lookedAfterRow, row('sibling', 'Brothers and sisters', { kind: 'sibling', who: ['full', 'half'], onRoll: 'at-admission' }), otherRow] },
    },
  ],
});

export const oneMeaning = lint({
  id: '1.11-one-meaning',
  paragraphs: ['1.11'],
  strength: 'should',
  says: '"Sibling" means the same ties in every row.',
  mend: 'Use the same list under "who" in every row.',
  check: (policy) => {
    const siblings = placedAtoms(policy).flatMap(({ path, thing }) => (thing.kind === 'sibling' ? [{ path, who: [...thing.who].sort().join(', ') }] : []));
    const [first] = siblings;
    return siblings
      .filter(({ who }) => first !== undefined && who !== first.who)
      .map(({ path, who }) => ({ path, message: `Here a sibling is ${who}; an earlier row says ${first?.who ?? ''}.` }));
  },
  lawful: [{ of: 'primary', shows: 'with one meaning', change: {} }],
  unlawful: [
    {
      of: 'primary',
      shows: 'with two meanings',
      change: {
        rows: [lookedAfterRow, siblingRow, row('late', 'Siblings when the parent applies', { kind: 'sibling', who: ['full', 'half', 'step', 'adopted', 'foster'], onRoll: 'at-application' }), otherRow],
      },
    },
  ],
});
