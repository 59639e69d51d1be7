import { lint } from './lint';
import type { Example } from './examples';
import type { Finding } from './lint';

export const aptitudeNotAbility = lint({
  id: '1.32-aptitude-not-ability',
  paragraphs: ['1.32'],
  strength: 'should',
  says: 'A test of aptitude looks at talent to learn, not at what a child already can do.',
  mend: 'Check that the test needs no lessons, grades or examinations.',
  check: (policy) =>
    Object.entries(policy.definitions.tests).flatMap(([id, { says, assesses }]): Finding[] => {
      const found = assesses === 'aptitude' ? /\b(ability|attainment|grades?( \d)?|exam(ination)?s?|certificates?)\b/i.exec(says)?.[0] : undefined;
      return found === undefined ? [] : [{ path: `definitions.tests.${id}.says`, message: `The words "${found}" in "${says}" point to what a child can already do.` }];
    }),
  lawful: [testExample('the test of musical aptitude', 'that tests aptitude')],
  unlawful: [testExample('a music test, with marks for grades passed', 'that counts music grades')],
});

function testExample(says: string, shows: string): Example {
  return { of: 'secondary', shows, change: { definitions: { tests: { banding: { says: 'the banding test', assesses: 'banding' }, music: { says, assesses: 'aptitude', subject: 'performing-arts' } } } } };
}
