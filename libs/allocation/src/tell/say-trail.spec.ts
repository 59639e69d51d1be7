import { completePolicy } from '@policy';
import type { Counterfactual } from '../counterfactual';
import { sayCounterfactuals, sayEntry } from './say-trail';
import type { Mark, TrailEntry } from './trail';

const policy = completePolicy(
  {
    schema: 1,
    id: 'oak',
    title: 'Oak',
    school: { id: 'oak', name: 'Oak', kind: 'community', religiousCharacter: 'none', selection: 'none' },
    entry: { year: 2027, group: 'reception' },
    code: '2021',
    places: { admissionNumber: 30 },
    definitions: {
      measures: {
        home: {
          says: 'in a straight line',
          method: 'straight-line',
          from: 'address-point',
          to: { kind: 'centre' },
          unit: 'mile',
          decimals: 3,
        },
      },
    },
    rows: [
      { id: '1', name: 'Brothers and sisters', when: { kind: 'sibling', who: ['full'], onRoll: 'at-admission' } },
      { id: '2', name: 'All others', when: { kind: 'everyone-else' } },
    ],
    tieBreak: [
      { by: 'distance', measure: 'home', first: 'nearest' },
      { by: 'draw', supervisedBy: 'an officer' },
    ],
    multipleBirths: 'none',
  },
  'oak',
);

const distance = { by: 'distance', measure: 'home', first: 'nearest' } as const;
const draw = { by: 'draw', supervisedBy: 'an officer' } as const;
const mark = (steps: number, drawn: string): Mark => ({
  row: '2',
  rowName: 'All others',
  keys: [
    { key: distance, value: steps },
    { key: draw, value: drawn },
  ],
});
const last = mark(712, '00ffcc00112233');
const refused: TrailEntry = {
  rank: 2,
  intake: 'oak',
  intakeName: 'Oak',
  verdict: 'outranked',
  places: 30,
  applicants: 60,
  standings: [{ ...mark(712, 'ffcc0011223344'), pool: '', stage: 0, vacancy: -1, position: 31, of: 60 }],
  cutOffs: [{ pool: '', stage: 0, places: 30, taken: 30, ranked: 60, last }],
};

describe('a trail', () => {
  it('is said in English as it always was', () => {
    expect(sayEntry(policy, refused)).toEqual([
      "Your second choice, Oak: your child cannot be offered a place. All 30 places went to children who come before them under the school's own rules.",
      'They were in group 2 (All others): 0.712 miles, drawn by lot (ffcc00112233), and came number 31 of 60.',
      'The last of 30 places went to a child in group 2 (All others): 0.712 miles, drawn by lot (00ffcc001122).',
    ]);
  });

  it('is said in Welsh with the same numbers and the policy’s own names', () => {
    expect(sayEntry(policy, refused, 'cy')).toEqual([
      "Eich ail ddewis, Oak: ni ellir cynnig lle i'ch plentyn. Aeth pob lle (30 i gyd) i blant sy'n dod o'i flaen yn ôl rheolau'r ysgol ei hun.",
      'Roedd eich plentyn yng ngrŵp 2 (All others): 0.712 milltir, drwy goelbren (ffcc00112233), a daeth yn rhif 31 o 60.',
      'Aeth yr olaf o 30 lle i blentyn yng ngrŵp 2 (All others): 0.712 milltir, drwy goelbren (00ffcc001122).',
    ]);
  });

  it('answers every verdict in both languages', () => {
    const verdicts = [
      'offered',
      'offered-over-number',
      'held',
      'placed-by-law',
      'higher-offered',
      'not-eligible',
    ] as const;
    for (const verdict of verdicts) {
      const [english] = sayEntry(policy, { ...refused, verdict });
      const [welsh] = sayEntry(policy, { ...refused, verdict }, 'cy');
      expect(english).toMatch(/^Your second choice, Oak: \w.+\.$/);
      expect(welsh).toMatch(/^Eich ail ddewis, Oak: \p{L}.+\.$/u);
    }
  });
});

describe('what would have changed the answer', () => {
  const changes: readonly Counterfactual[] = [
    { kind: 'criterion', when: { kind: 'sibling', who: ['full'], onRoll: 'at-admission' } },
    { kind: 'distance', measure: 'home', bound: 'at-most', millimetres: 1_609_344 },
    { kind: 'distance', measure: 'home', bound: 'at-least', millimetres: 1_609_344 },
    { kind: 'score', test: 'maths', atLeast: 90 },
    { kind: 'points', form: 'faith', atLeast: 2 },
  ];

  it('is said in English as it always was', () => {
    expect(sayCounterfactuals(policy, changes)).toEqual([
      'Your child would have been offered a place if it had been accepted that they are one of the children with a brother or sister at the school when they start.',
      'Your child would have been offered a place if they lived within 1.000 mile (in a straight line).',
      'Your child would have been offered a place if they lived 1.000 mile away or farther (in a straight line).',
      'Your child would have been offered a place with a score of 90 or more in maths.',
      'Your child would have been offered a place with 2 points or more on faith.',
    ]);
  });

  it('is said in Welsh', () => {
    expect(sayCounterfactuals(policy, changes, 'cy')).toEqual([
      "Byddai eich plentyn wedi cael cynnig lle pe bai wedi'i dderbyn ei fod yn un o'r plant hyn: “with a brother or sister at the school when they start”.",
      "Byddai eich plentyn wedi cael cynnig lle pe bai'n byw o fewn 1.000 milltir (in a straight line).",
      "Byddai eich plentyn wedi cael cynnig lle pe bai'n byw 1.000 milltir i ffwrdd neu'n bellach (in a straight line).",
      'Byddai eich plentyn wedi cael cynnig lle â sgôr o 90 neu fwy (maths).',
      'Byddai eich plentyn wedi cael cynnig lle â 2 bwynt neu fwy (faith).',
    ]);
    expect(sayCounterfactuals(policy, [], 'cy')).toEqual([
      "Ni fyddai unrhyw newid unigol i'r hyn a wyddom am eich plentyn wedi rhoi lle iddo yma.",
    ]);
  });
});
