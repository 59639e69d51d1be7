import { millimetresIn } from '@kernel';
import type { Policy } from '../policy';
import type { Example } from './examples';
import { lint } from './lint';
import type { Finding } from './lint';

export const wordsFitMethod = lint({
  id: '1.13-words-fit-method',
  paragraphs: ['1.13'],
  strength: 'must',
  says: 'The words about a distance say the same as its method.',
  mend: 'Change "says" or "method", so that a parent reads what is really measured.',
  check: (policy) =>
    Object.entries(policy.definitions.measures).flatMap(([id, { says, method }]): Finding[] => {
      const line = /\bstraight[- ]line\b|\bcrow flies\b|\bdirect line\b/i.test(says);
      const walk = /\bwalk(ing)?\b|\broute\b/i.test(says);
      if (method === 'straight-line' ? line || !walk : walk || !line) return [];
      return [{ path: `definitions.measures.${id}.says`, message: `"${says}" does not say that the distance is ${method === 'straight-line' ? 'a straight line' : 'a walking route'}.` }];
    }),
  lawful: [measureExample('in a straight line from the home to the main gate', 'whose words fit its method')],
  unlawful: [measureExample('by the shortest walking route to the main gate', 'that speaks of a walk but measures a straight line')],
});

export const fineEnough = lint({
  id: '1.13-fine-enough',
  paragraphs: ['1.13', '1.8'],
  strength: 'should',
  says: 'Distances are not rounded so far that many families tie.',
  mend: 'Keep more decimals, or none at all ("none") to compare exact distances.',
  check: (policy) =>
    Object.entries(policy.definitions.measures).flatMap(([id, { unit, decimals }]): Finding[] => {
      const step = decimals === 'none' ? 0 : millimetresIn[unit] / 10 ** decimals;
      return step > 50_000 ? [{ path: `definitions.measures.${id}.decimals`, message: `Rounding to ${String(Math.round(step / 1000))} metres will leave many families equal.` }] : [];
    }),
  lawful: [measureExample('in a straight line from the home to the main gate', 'that rounds to a metre')],
  unlawful: [
    {
      of: 'primary',
      shows: 'that rounds to a tenth of a mile',
      change: {
        definitions: {
          measures: { line: { says: 'in a straight line to the nearest gate, where the child sleeps most school nights', method: 'straight-line', from: 'address-point', to: { kind: 'nearest-gate' }, unit: 'mile', decimals: 1 } },
        },
      },
    },
  ],
});

export const twoHomes = lint({
  id: '1.13-two-homes',
  paragraphs: ['1.13'],
  strength: 'should',
  says: 'A policy that measures says which home counts for a child with two.',
  mend: 'Say it in the words of the measure or under "notes": "from the home where the child sleeps most school nights".',
  check: (policy) =>
    policy.source !== undefined || Object.keys(policy.definitions.measures).length === 0 || twoHomesSaid(policy)
      ? []
      : [{ path: 'definitions.measures', message: 'Nothing says which home is measured from when a child lives in two.' }],
  lawful: [{ of: 'primary', shows: 'that says which home counts', change: {} }],
  unlawful: [measureExample('in a straight line from the home to the main gate', 'that does not say which home counts')],
});

/** Whether a measure, an area or a note says it; a policy copied from elsewhere may say it where we did not look. */
function twoHomesSaid({ definitions, notes }: Policy): boolean {
  const said = [...Object.values(definitions.measures), ...Object.values(definitions.areas)].map(({ says }) => says);
  const words = [...said, ...(notes ?? [])].join(' ');
  return /\btwo (homes|addresses)\b|\bboth parents\b|\bshared care\b|\bseparated\b|\bmost (of the )?(school )?(nights|week|time|days)\b|\bmajority of\b|\bmain(ly)? (home|lives)\b/i.test(words);
}

function measureExample(says: string, shows: string): Example {
  return {
    of: 'primary',
    shows,
    change: { definitions: { measures: { line: { says, method: 'straight-line', from: 'address-point', to: { kind: 'named-point', point: 'main-gate' }, unit: 'metre', decimals: 0 } } } },
  };
}
