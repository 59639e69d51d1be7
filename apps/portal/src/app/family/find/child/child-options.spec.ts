import type { PolicyQuestion } from '@contract';
import { claimsOf, numbersOf, optionsOf } from './child-options';

const oak = { id: 'oak', name: 'Oak School' };
const plain = { choices: [], about: null, mostPoints: null };
const questions: readonly PolicyQuestion[] = [
  { ...plain, kind: 'care', schools: [], choices: [{ id: 'looked-after', says: null }] },
  { ...plain, kind: 'care', schools: [], choices: [{ id: 'looked-after', says: null }] },
  { ...plain, kind: 'sibling', schools: [oak, { id: 'elm', name: 'Elm School' }] },
  { ...plain, kind: 'need', schools: [oak], choices: [{ id: 'medical', says: null }] },
  {
    kind: 'faith',
    schools: [oak],
    about: { id: 'form', says: 'the church form' },
    choices: [
      { id: 'catholic', says: 'who are baptised Catholics' },
      { id: 'christian', says: 'who belong to another church' },
    ],
    mostPoints: 24,
  },
  { ...plain, kind: 'test', schools: [oak], about: { id: 'entrance', says: 'the entrance test' } },
];

describe('what a family may say of the child', () => {
  it('is each thing once, in words', () => {
    expect(optionsOf(questions).map(({ id }) => id)).toEqual([
      'care-looked-after',
      'sibling-oak',
      'sibling-elm',
      'need-oak-medical',
      'faith-oak-form-catholic',
      'faith-oak-form-christian',
    ]);
    expect(numbersOf(questions).map(({ id, most }) => [id, most])).toEqual([
      ['faith-oak-form', 24],
      ['test-oak-entrance', 1000],
    ]);
  });

  it('is sent as claims: what is ticked, a form with all its terms, a number when it is one', () => {
    const ticked = ['sibling-elm', 'faith-oak-form-catholic', 'faith-oak-form-christian', 'staff-oak'];
    expect(
      claimsOf(questions, { ticked, numbers: { 'test-oak-entrance': '231.5', 'faith-oak-form': 'many' } }),
    ).toEqual([
      { kind: 'sibling', school: 'elm', tie: 'full' },
      { kind: 'faith', school: 'oak', form: 'form', terms: ['catholic', 'christian'] },
      { kind: 'test', school: 'oak', test: 'entrance', score: 231.5 },
    ]);
    expect(claimsOf(questions, { ticked: [], numbers: { 'faith-oak-form': '12' } })).toEqual([
      { kind: 'faith', school: 'oak', form: 'form', terms: [], points: 12 },
    ]);
    expect(claimsOf([], { ticked, numbers: {} })).toEqual([]);
  });
});
