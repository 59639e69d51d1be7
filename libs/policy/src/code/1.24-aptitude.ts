import type { OrderKey } from '../policy';
import type { Change } from './examples';
import { byDraw, lookedAfterRow, openPool, otherRow, row } from './examples';
import { lint } from './lint';
import type { Finding } from './lint';
import { testedPlaces } from './selective-pools';

const byMusic: OrderKey[] = [{ by: 'score', test: 'music', first: 'highest' }, byDraw];

export const aptitudeShare = lint({
  id: '1.24-aptitude-share',
  paragraphs: ['1.24'],
  strength: 'must',
  says: 'No more than one tenth of the admission number is chosen by aptitude.',
  mend: 'Lower the number of these places, or put a cap on the row.',
  check: (policy, { aptitudePercent }) => {
    const { places, paths } = testedPlaces(policy, 'aptitude');
    const [path] = paths;
    const number = policy.places.admissionNumber;
    if (path === undefined || places * 100 <= number * aptitudePercent) return [];
    const most = String(Math.floor((number * aptitudePercent) / 100));
    const share = Number.isFinite(places)
      ? `${String(places)} of ${String(number)} places is ${((places * 100) / number).toFixed(1)}%`
      : 'There is no limit on the places given';
    return [{ path, message: `${share} by aptitude; the most allowed is ${String(aptitudePercent)}%, which is ${most} ${most === '1' ? 'place' : 'places'}.` }];
  },
  lawful: [
    { of: 'secondary', shows: 'with 18 of 180 places by aptitude', change: musicPool(18) },
    { of: 'secondary', shows: 'whose row for aptitude has a cap of one tenth', change: musicRow({ upTo: { amount: { kind: 'share', percent: 10, of: 'admission-number', round: 'down' }, counts: { kind: 'this-row' } } }) },
  ],
  unlawful: [
    { of: 'secondary', shows: 'with 15 of 130 places by aptitude', change: { ...musicPool(15), places: { admissionNumber: 130 } } },
    { of: 'secondary', shows: 'whose row for aptitude has no cap', change: musicRow({}) },
  ],
});

export const aptitudeSubject = lint({
  id: '1.24-aptitude-subject',
  paragraphs: ['1.24'],
  strength: 'must',
  says: 'Aptitude is tested only in sport, the performing or visual arts, or modern languages.',
  mend: 'Say the subject under "definitions.tests", and use only a subject that the Code allows.',
  check: (policy) =>
    Object.entries(policy.definitions.tests).flatMap(([id, test]): Finding[] =>
      test.assesses === 'aptitude' && test.subject === undefined ? [{ path: `definitions.tests.${id}`, message: `The subject of the aptitude test "${test.says}" is not said.` }] : [],
    ),
  lawful: [{ of: 'secondary', shows: 'that tests musical aptitude', change: musicPool(18) }],
  unlawful: [{ of: 'secondary', shows: 'that does not say the subject', change: { definitions: { tests: { banding: { says: 'the banding test', assesses: 'banding' }, gifts: { says: 'the test of gifts', assesses: 'aptitude' } } } } }],
});

export const olderSubjects = lint({
  id: '1.24-older-subjects',
  paragraphs: ['1.24'],
  strength: 'should',
  says: 'Design and technology, or information technology, is tested only where it already was before 2008.',
  mend: 'Check that the school chose by this subject before 2008 and in every year since.',
  check: (policy) =>
    Object.entries(policy.definitions.tests).flatMap(([id, test]): Finding[] =>
      test.subject === 'design-technology' || test.subject === 'information-technology'
        ? [{ path: `definitions.tests.${id}.subject`, message: `"${test.says}" is lawful only at a school that already chose by this subject before 2008.` }]
        : [],
    ),
  lawful: [{ of: 'secondary', shows: 'that tests musical aptitude', change: {} }],
  unlawful: [
    {
      of: 'secondary',
      shows: 'that tests design and technology',
      change: { definitions: { tests: { banding: { says: 'the banding test', assesses: 'banding' }, design: { says: 'the design test', assesses: 'aptitude', subject: 'design-technology' } } } },
    },
  ],
});

function musicPool(places: number): Change {
  return {
    rows: [lookedAfterRow, row('music', 'Children with musical aptitude', { kind: 'tested', test: 'music' }, { order: byMusic }), otherRow],
    pools: [
      { ...openPool, id: 'music', name: 'Music places', places: { kind: 'places', places }, rows: ['music'], unfilled: { kind: 'flow', to: [['open']], how: 'in-order', when: 'at-its-turn' } },
      { ...openPool, rows: ['looked-after', 'other'] },
    ],
  };
}

function musicRow(more: Parameters<typeof row>[3]): Change {
  return { rows: [lookedAfterRow, row('music', 'Children with musical aptitude', { kind: 'tested', test: 'music' }, { order: byMusic, ...more }), otherRow] };
}
