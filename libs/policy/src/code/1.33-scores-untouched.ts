import type { Example } from './examples';
import { lint } from './lint';
import type { Finding } from './lint';

export const scoresUntouched = lint({
  id: '1.33-scores-untouched',
  paragraphs: ['1.33'],
  strength: 'must',
  says: 'No test score is changed for a criterion, such as a brother or sister or a home near by.',
  mend: 'Leave the score as it is, and give the priority in a row of its own. Allowing for age is lawful.',
  check: (policy) =>
    Object.entries(policy.definitions.tests).flatMap(([id, { says }]): Finding[] => {
      const raises = /\b(added|adds?|adjust\w*|bonus|extra|additional|raised|increased|weight\w*)\b/i.test(says);
      const found = raises ? /\b(siblings?|brothers?|sisters?|catchment|distance|preferences?|feeder|faith|staff)\b/i.exec(says)?.[0] : undefined;
      return found === undefined ? [] : [{ path: `definitions.tests.${id}.says`, message: `"${says}" changes the score for "${found}".` }];
    }),
  lawful: [testExample('the ability test, with scores adjusted for age', 'that allows for age')],
  unlawful: [testExample('the ability test, with five marks added for siblings', 'that adds marks for siblings')],
});

function testExample(says: string, shows: string): Example {
  return { of: 'grammar', shows, change: { definitions: { tests: { ability: { says, assesses: 'ability' }, banding: { says: 'the banding test', assesses: 'banding' } } } } };
}
