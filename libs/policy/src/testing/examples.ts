import { completePolicy, parsePolicy } from '../parse';
import type { Policy } from '../policy';
import { exampleText } from './example-text';

/** A policy that uses every kind of criterion, order key, cap and definition once or more. */
export const examplePolicy: Policy = parsePolicy(exampleText, 'example.yaml');

/** The shortest policy there can be: everyone, by a draw. */
export const plainPolicy: Policy = completePolicy(
  {
    schema: 1,
    id: 'town/elm/reception-2028',
    title: 'Elm Primary School, Reception 2028',
    school: { id: 'town/elm', name: 'Elm Primary School', kind: 'community', religiousCharacter: 'none', selection: 'none' },
    entry: { year: 2028, group: 'reception' },
    code: '2021',
    places: { admissionNumber: 30 },
    rows: [{ id: 'all', name: 'All children', when: { kind: 'everyone-else' } }],
    tieBreak: [{ by: 'draw', supervisedBy: 'an officer of another authority' }],
    multipleBirths: 'none',
  },
  'plain.json',
);

/** Both examples. */
export const examplePolicies: readonly Policy[] = [examplePolicy, plainPolicy];
