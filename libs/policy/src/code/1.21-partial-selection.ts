import type { Change } from './examples';
import { byDraw, lookedAfterRow, openPool, otherRow, qualifies, row } from './examples';
import { lint } from './lint';
import type { Finding } from './lint';
import { feeds, poolsOf } from './look';
import { isByTest, testedPlaces } from './selective-pools';
import type { Unfilled } from '../policy';

export const noMoreThanBefore = lint({
  id: '1.22-no-more-than-before',
  paragraphs: ['1.21', '1.22'],
  strength: 'should',
  says: 'A partly selective school checks that it selects no larger share by ability than it may keep from 1997-98.',
  mend: 'Compare the share with the lowest the school has used since 1997-98, and keep the record with the policy.',
  check: (policy) => {
    if (policy.school.selection !== 'partial-by-ability') return [];
    const { places, paths } = testedPlaces(policy, 'ability');
    const [path] = paths;
    if (path === undefined) return [];
    const number = policy.places.admissionNumber;
    const share = places >= number ? 'Every place' : `${String(places)} of ${String(number)} places (${((places * 100) / number).toFixed(1)}%)`;
    return [{ path, message: `${share} can be chosen by ability. This may not be more than the lowest share since 1997-98.` }];
  },
  lawful: [{ of: 'secondary', shows: 'that is not selective', change: {} }],
  unlawful: [{ of: 'secondary', shows: 'whose selective share must be compared', change: abilityPool({ kind: 'flow', to: [['open']], how: 'in-order', when: 'at-its-turn' }) }],
});

export const unfilledGoToOthers = lint({
  id: '1.23-unfilled-go-to-others',
  paragraphs: ['1.23'],
  strength: 'must',
  says: 'Selective places that are not filled go to children who were not selected.',
  mend: 'Let the unfilled places flow to the open pool.',
  check: (policy) =>
    policy.school.selection !== 'partial-by-ability'
      ? []
      : poolsOf(policy).flatMap(({ path, thing }): Finding[] => {
          if (!isByTest(policy, thing, 'ability')) return [];
          const open = poolsOf(policy).some((other) => feeds(thing, other.thing, policy) && !isByTest(policy, other.thing, 'ability'));
          return open ? [] : [{ path: `${path}.unfilled`, message: `The unfilled places of "${thing.name}" do not go to children who were not selected.` }];
        }),
  lawful: [{ of: 'secondary', shows: 'whose unfilled places go to everyone', change: abilityPool({ kind: 'flow', to: [['open']], how: 'in-order', when: 'at-its-turn' }) }],
  unlawful: [{ of: 'secondary', shows: 'that leaves selective places empty', change: abilityPool({ kind: 'lost' }) }],
});

function abilityPool(unfilled: Unfilled): Change {
  return {
    school: { selection: 'partial-by-ability' },
    rows: [lookedAfterRow, row('able', 'Children with high scores', qualifies, { order: [{ by: 'score', test: 'ability', first: 'highest' }, byDraw] }), otherRow],
    pools: [
      { ...openPool, id: 'selective', name: 'Selective places', places: { kind: 'places', places: 45 }, rows: ['able'], unfilled },
      { ...openPool, rows: ['looked-after', 'other'] },
    ],
  };
}
