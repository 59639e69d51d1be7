import type { Example } from './examples';
import { lookedAfterRow, otherRow, row } from './examples';
import { lint } from './lint';
import { kind, mentions, nameOf, rowsOf } from './look';

export const evidenceSaid = lint({
  id: '1.16-evidence-said',
  paragraphs: ['1.16'],
  strength: 'should',
  says: 'A row for medical or social need says what evidence is asked for.',
  mend: 'Say it in the name of the row or under "notes": "with a letter from a doctor or social worker that says why this school".',
  check: (policy) =>
    rowsOf(policy)
      .filter(({ thing }) => mentions(thing.when, kind('need')) && !evidence.test([thing.name, ...(policy.notes ?? [])].join(' ')))
      .map((one) => ({ path: `${one.path}.name`, message: `${nameOf(one)} does not say what evidence shows the need.` })),
  lawful: [needExample('Children with a strong medical or social need, shown by a letter from a professional', 'that asks for a letter')],
  unlawful: [needExample('Children with a strong medical or social need', 'that does not say what shows the need')],
});

const evidence = /\b(evidence|letters?|doctor|consultant|professional\w*|social worker|supported by|panel)\b/i;

function needExample(name: string, shows: string): Example {
  return { of: 'primary', shows, change: { rows: [lookedAfterRow, row('need', name, { kind: 'need', kinds: ['medical', 'social'], of: ['child'] }), otherRow] } };
}
