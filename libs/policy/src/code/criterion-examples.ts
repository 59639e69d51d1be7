import type { AtomicWhen } from '../criteria';
import type { Definitions } from '../policy';
import { everyCareStatus } from './examples';

/** Names that the examples of criteria use, defined as a policy would. */
export const exampleDefinitions: Definitions = {
  areas: { 'hill-parish': { says: 'the parish of Hill', map: 'areas/hill.geojson' } },
  measures: {
    line: { says: 'in a straight line to the main gate', method: 'straight-line', from: 'address-point', to: { kind: 'named-point', point: 'main-gate' }, unit: 'metre', decimals: 0 },
  },
  schoolSets: { 'town-secondaries': { says: 'the secondary schools of the town', schools: ['river-academy', 'bridge-school'] } },
  schools: { 'oak-primary': 'Oak Primary School', 'hill-primary': 'Hill Primary School' },
  tests: { music: { says: 'the test of musical aptitude', assesses: 'aptitude', subject: 'performing-arts' }, banding: { says: 'the banding test', assesses: 'banding' } },
  forms: { 'church-form': { says: 'the church form', terms: { worship: 'who worship at St Mary’s Church twice a month or more' }, maximumPoints: 20 } },
  roles: { chorister: { says: 'who are probationer choristers of the cathedral' } },
  bandings: {
    fair: {
      says: 'two bands of equal size',
      test: 'banding',
      basis: 'applicants',
      bands: [
        { id: 'a', name: 'Band A', percent: 50 },
        { id: 'b', name: 'Band B', percent: 50 },
      ],
    },
  },
};

/** One lawful use of each kind of criterion. */
export const criterionExamples: Readonly<Record<AtomicWhen['kind'], AtomicWhen>> = {
  'looked-after': { kind: 'looked-after', who: [...everyCareStatus] },
  need: { kind: 'need', kinds: ['medical', 'social'], of: ['child'] },
  vulnerable: { kind: 'vulnerable', any: ['child-protection-plan', 'refuge'] },
  sibling: { kind: 'sibling', who: ['full', 'half', 'step', 'adopted', 'foster', 'same-household'], onRoll: 'at-admission' },
  'staff-child': { kind: 'staff-child', grounds: ['two-years', 'skill-shortage'] },
  'feeder-school': { kind: 'feeder-school', schools: ['oak-primary'], as: 'school' },
  catchment: { kind: 'catchment', areas: ['hill-parish'] },
  'within-distance': { kind: 'within-distance', measure: 'line', distance: 2, unit: 'mile' },
  'nearest-school': { kind: 'nearest-school', among: 'town-secondaries' },
  faith: { kind: 'faith', form: 'church-form', any: ['worship'] },
  'faith-points': { kind: 'faith-points', form: 'church-form', atLeast: 10 },
  tested: { kind: 'tested', test: 'music', atLeast: 60 },
  band: { kind: 'band', banding: 'fair', is: 'a' },
  premium: { kind: 'premium', any: ['pupil-premium', 'service-premium'] },
  'service-family': { kind: 'service-family' },
  role: { kind: 'role', role: 'chorister' },
  'boarding-need': { kind: 'boarding-need', as: 'service-help' },
  listed: { kind: 'listed' },
  'everyone-else': { kind: 'everyone-else' },
};
