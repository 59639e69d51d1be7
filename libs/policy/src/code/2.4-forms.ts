import type { Example } from './examples';
import { lookedAfterRow, otherRow, siblingRow } from './examples';
import { lint } from './lint';
import type { Finding } from './lint';
import { placedAtoms } from './look';
import { keysOf } from '../walk';
import { wordLint } from './texts';

export const formsAskWhatCounts = wordLint({
  id: '2.4-forms-ask-what-counts',
  paragraphs: ['2.4'],
  strength: 'must',
  says: 'A supplementary form or role does not ask for personal details or promises that no criterion needs.',
  mend: 'Take the question out of the form.',
  words: /\b(both parents (must )?sign\w*|signed by both parents|first language|mother tongue|ethnic\w*|nationality|immigration|birth certificate|criminal|supports? the (ethos|values|mission)|agree to (support|uphold))\b/i,
  except: (text) => text.in !== 'form' && text.in !== 'role',
  pointTo: 'details or promises that a school may not ask for',
  lawful: [termExample('who worship twice a month or more', 'whose form asks about worship')],
  unlawful: [termExample('whose form is signed by both parents', 'whose form wants two signatures')],
});

export const formsAreUsed = lint({
  id: '2.4-forms-are-used',
  paragraphs: ['2.4'],
  strength: 'should',
  says: 'Every supplementary form serves a criterion.',
  mend: 'Take the form out, or use what it asks in a row.',
  check: (policy) => {
    const used = new Set([
      ...placedAtoms(policy).flatMap(({ thing }) => (thing.kind === 'faith' || thing.kind === 'faith-points' ? [thing.form] : [])),
      ...keysOf(policy).flatMap(({ thing }) => (thing.by === 'points' ? [thing.form] : [])),
    ]);
    return Object.entries(policy.definitions.forms).flatMap(([id, { says }]): Finding[] => (used.has(id) ? [] : [{ path: `definitions.forms.${id}`, message: `No criterion uses "${says}".` }]));
  },
  lawful: [{ of: 'faith', shows: 'that uses its form', change: {} }],
  unlawful: [{ of: 'faith', shows: 'with a form that nothing uses', change: { rows: [lookedAfterRow, siblingRow, otherRow] } }],
});

function termExample(says: string, shows: string): Example {
  return { of: 'faith', shows, change: { definitions: { forms: { 'church-form': { says: 'the church form', terms: { worship: says } } } } } };
}
