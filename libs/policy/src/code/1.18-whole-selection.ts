import type { Pool, Unfilled } from '../policy';
import { lookedAfterRow, openPool, otherRow, qualifies, row, worships } from './examples';
import { isForLookedAfter } from './looked-after';
import { lint } from './lint';
import type { Finding } from './lint';
import { hasUnknownRow, poolsOf, requires, rowsOf, rowsOfPool, takesEveryone } from './look';

export const wholeSelection = lint({
  id: '1.18-whole-selection',
  paragraphs: ['1.18'],
  strength: 'must',
  says: 'Only a designated grammar school chooses its whole intake by ability.',
  mend: 'Add rows for children who did not take the test of ability, or say that the school is a designated grammar school.',
  check: (policy) => {
    if (policy.school.selection === 'designated-grammar' || policy.entry.group === 'year-12' || hasUnknownRow(policy)) return [];
    const others = rowsOf(policy).filter(({ thing }) => !isForLookedAfter(thing));
    const byAbility = others.every(({ thing }) => requires(thing.when, (atom) => atom.kind === 'tested' && policy.definitions.tests[atom.test]?.assesses === 'ability'));
    return others.length > 0 && byAbility ? [{ path: 'rows', message: 'Every row asks for a test of ability, but the school is not a designated grammar school.' }] : [];
  },
  lawful: [{ of: 'grammar', shows: 'of a designated grammar school', change: {} }],
  unlawful: [{ of: 'secondary', shows: 'of another school that takes only children who pass', change: { rows: [lookedAfterRow, row('able', 'Children who pass', qualifies)] } }],
});

export const noPlaceLeftEmpty = lint({
  id: '1.18-no-place-left-empty',
  paragraphs: ['1.18', '1.36', '2.8'],
  strength: 'must',
  says: 'Places that a pool cannot fill go to other children; only a grammar school may leave a place empty.',
  mend: 'Let the unfilled places flow to a pool that takes everyone.',
  check: (policy) => {
    if (policy.school.selection === 'designated-grammar' || policy.school.boarding === true || hasUnknownRow(policy)) return [];
    return poolsOf(policy).flatMap(({ path, thing }): Finding[] => {
      const open = (thing.who === undefined || takesEveryone(thing.who)) && rowsOfPool(policy, thing).some((one) => one.thing.upTo === undefined && takesEveryone(one.thing.when));
      return thing.unfilled.kind === 'lost' && !open ? [{ path: `${path}.unfilled`, message: `The pool "${thing.name}" keeps its unfilled places empty, although not every child can have one.` }] : [];
    });
  },
  lawful: [{ of: 'faith', shows: 'whose church places flow to everyone', change: churchPool({ kind: 'flow', to: [['open']], how: 'in-order', when: 'at-its-turn' }) }],
  unlawful: [{ of: 'faith', shows: 'that keeps church places empty', change: churchPool({ kind: 'lost' }) }],
});

function churchPool(unfilled: Unfilled): { readonly rows: (typeof otherRow)[]; readonly pools: Pool[] } {
  return {
    rows: [lookedAfterRow, row('church', 'Children who worship', worships), otherRow],
    pools: [{ ...openPool, id: 'church', name: 'Church places', places: { kind: 'places', places: 30 }, rows: ['church'], unfilled }, { ...openPool, rows: ['looked-after', 'other'] }],
  };
}
