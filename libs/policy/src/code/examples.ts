import type { When } from '../criteria';
import type { Definitions, OrderKey, Policy, Pool, Row } from '../policy';

/** The parts of a policy that an example says differently from its model. */
export interface Change extends Partial<Omit<Policy, 'school' | 'entry' | 'places' | 'definitions'>> {
  readonly school?: Partial<Policy['school']>;
  readonly entry?: Partial<Policy['entry']>;
  readonly places?: Partial<Policy['places']>;
  readonly definitions?: Partial<Definitions>;
}

/** A lawful model policy and what is changed in it, to show what a lint passes or finds. */
export interface Example {
  readonly of: keyof typeof models;
  /** What the example shows, as the words after "A policy". */
  readonly shows: string;
  readonly change: Change;
}

/** The whole document of an example, to be parsed like any other. */
export function documentOf({ of, change }: Example): Policy {
  const model = models[of];
  return {
    ...model,
    ...change,
    school: { ...model.school, ...change.school },
    entry: { ...model.entry, ...change.entry },
    places: { ...model.places, ...change.places },
    definitions: { ...model.definitions, ...change.definitions },
  };
}

/** A row with nothing but its condition. */
export function row(id: string, name: string, when: When, more: Partial<Row> = {}): Row {
  return { id, name, when, ...more };
}

export const everyCareStatus = ['looked-after', 'previously-looked-after', 'state-care-outside-england'] as const;
export const lookedAfter: When = { kind: 'looked-after', who: [...everyCareStatus] };
export const lookedAfterRow = row('looked-after', 'Looked-after and previously looked-after children', lookedAfter);
export const siblingRow = row('sibling', 'Brothers and sisters', {
  kind: 'sibling',
  who: ['full', 'half', 'step', 'adopted', 'foster', 'same-household'],
  onRoll: 'at-admission',
});
export const otherRow = row('other', 'Other children', { kind: 'everyone-else' });

export const byDistance: OrderKey = { by: 'distance', measure: 'line', first: 'nearest' };
export const byDraw: OrderKey = { by: 'draw', supervisedBy: 'an officer of the authority who is independent of the school' };

/** A pool of all places still left, for everyone. */
export const openPool: Pool = {
  id: 'open',
  name: 'Open places',
  places: { kind: 'all-remaining' },
  unfilled: { kind: 'lost' },
  afterOfferDay: 'kept',
};

const definitions: Definitions = {
  areas: {},
  measures: {
    line: {
      says: 'in a straight line from the home to the main gate; a child with two homes is measured from the one where they sleep most school nights',
      method: 'straight-line',
      from: 'address-point',
      to: { kind: 'named-point', point: 'main-gate' },
      unit: 'metre',
      decimals: 0,
    },
  },
  schoolSets: {},
  schools: {},
  tests: {},
  forms: {},
  roles: {},
  bandings: {},
};

const primary: Policy = {
  schema: 1,
  id: 'town/hill-primary-2028',
  title: 'Hill Primary School, Reception 2028',
  school: { id: 'town/hill-primary', name: 'Hill Primary School', kind: 'community', religiousCharacter: 'none', selection: 'none', authority: 'Town' },
  entry: { year: 2028, group: 'reception' },
  code: '2021',
  places: { admissionNumber: 60, infantClasses: 2 },
  definitions,
  rows: [lookedAfterRow, siblingRow, otherRow],
  tieBreak: [byDistance, byDraw],
  multipleBirths: 'admit-all-over-number',
};

const secondary: Policy = {
  ...primary,
  id: 'town/river-academy-2028',
  title: 'River Academy, Year 7 2028',
  school: { id: 'town/river-academy', name: 'River Academy', kind: 'academy', religiousCharacter: 'none', selection: 'none', authority: 'Town' },
  entry: { year: 2028, group: 'year-7' },
  places: { admissionNumber: 180 },
  definitions: {
    ...definitions,
    tests: {
      music: { says: 'the test of musical aptitude', assesses: 'aptitude', subject: 'performing-arts' },
      banding: { says: 'the banding test', assesses: 'banding' },
      ability: { says: 'the ability test', assesses: 'ability' },
    },
    bandings: {
      fair: {
        says: 'three bands of equal size, by the test scores of the children who apply',
        test: 'banding',
        basis: 'applicants',
        bands: [
          { id: 'a', name: 'Band A', percent: 33.34 },
          { id: 'b', name: 'Band B', percent: 33.33 },
          { id: 'c', name: 'Band C', percent: 33.33 },
        ],
      },
    },
  },
};

/** The standard of the model grammar school. */
export const qualifies: When = { kind: 'tested', test: 'ability', atLeast: 100 };

const grammar: Policy = {
  ...secondary,
  id: 'town/bridge-grammar-2028',
  title: 'Bridge Grammar School, Year 7 2028',
  school: { id: 'town/bridge-grammar', name: 'Bridge Grammar School', kind: 'academy', religiousCharacter: 'none', selection: 'designated-grammar', authority: 'Town' },
  rows: [
    row('looked-after', 'Looked-after children who reach the standard', { kind: 'all', of: [lookedAfter, qualifies] }),
    row('qualified', 'Other children who reach the standard', qualifies),
  ],
};

/** The practice that the model faith school counts. */
export const worships: When = { kind: 'faith', form: 'church-form', any: ['worship'] };

const faith: Policy = {
  ...primary,
  id: 'town/st-mary-2028',
  title: 'St Mary’s Church of England Primary School, Reception 2028',
  school: { id: 'town/st-mary', name: 'St Mary’s School', kind: 'voluntary-aided', religiousCharacter: 'Church of England', selection: 'none', authority: 'Town' },
  definitions: {
    ...definitions,
    forms: { 'church-form': { says: 'the church form', terms: { worship: 'who worship at St Mary’s Church twice a month or more' } } },
  },
  rows: [lookedAfterRow, siblingRow, row('church', 'Children who worship at St Mary’s', worships), otherRow],
};

const boarding: Policy = {
  ...secondary,
  id: 'town/moor-boarding-2028',
  title: 'Moor School, Year 7 2028',
  school: { id: 'town/moor', name: 'Moor School', kind: 'academy', religiousCharacter: 'none', selection: 'none', boarding: true, authority: 'Town' },
  rows: [
    lookedAfterRow,
    row('service', 'Children of service families with help to board', { kind: 'boarding-need', as: 'service-help' }),
    row('need', 'Children who need to board', { kind: 'boarding-need', as: 'need' }),
    siblingRow,
    otherRow,
  ],
  pools: [
    {
      id: 'boarding',
      name: 'Boarding places',
      places: { kind: 'places', places: 30 },
      who: { kind: 'boarding-need', as: 'suitable' },
      unfilled: { kind: 'flow', to: [['day']], how: 'in-order', when: 'at-its-turn' },
      afterOfferDay: 'kept',
    },
    { ...openPool, id: 'day', name: 'Day places', rows: ['looked-after', 'sibling', 'other'] },
  ],
};

/** Lawful policies of five kinds of school, on which every example is built. */
export const models = { primary, secondary, grammar, faith, boarding } as const;
