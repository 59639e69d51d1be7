import { byDraw, everyCareStatus, lookedAfter, lookedAfterRow, openPool, otherRow, row, siblingRow, worships } from './examples';
import { lint } from './lint';
import type { Finding } from './lint';
import { kind, mentions, poolsOf, rowsOf, rowsOfPool } from './look';
import { whyNotFirst } from './looked-after';

export const lookedAfterFirst = lint({
  id: '1.7-looked-after-first',
  paragraphs: ['1.7'],
  strength: 'must',
  says: 'The first row is for all looked-after and previously looked-after children, save in the four cases the Code allows.',
  mend: 'Make the first row, without a cap or other condition, one of the kind "looked-after" with every group under "who".',
  check: (policy, limits) => {
    if (policy.school.selection === 'designated-grammar') return [];
    if (policy.pools === undefined) return found([whyNotFirst(rowsOf(policy), policy, limits)]);
    const pools = poolsOf(policy).filter(({ thing }) => !mentions(thing.who, kind('band')));
    const whys = pools.map(({ thing }) => whyNotFirst(rowsOfPool(policy, thing), policy, limits));
    const open = pools.some(({ thing }, at) => whys[at] === undefined && (thing.who === undefined || mentions(thing.who, kind('looked-after'))));
    return open ? [] : found(whys);
  },
  lawful: [
    { of: 'primary', shows: 'that puts them first', change: {} },
    {
      of: 'faith',
      shows: 'of a faith school that puts those of its faith first, and the others before other children not of the faith',
      change: {
        rows: [
          row('looked-after-church', 'Looked-after children who worship', { kind: 'all', of: [lookedAfter, worships] }),
          row('church', 'Other children who worship', worships),
          lookedAfterRow,
          otherRow,
        ],
      },
    },
    { of: 'boarding', shows: 'of a boarding school', change: {} },
    {
      of: 'secondary',
      shows: 'with a pool of music places beside the open places',
      change: {
        rows: [lookedAfterRow, otherRow, row('music', 'Children with musical aptitude', { kind: 'tested', test: 'music' }, { order: [{ by: 'score', test: 'music', first: 'highest' }, byDraw] })],
        pools: [
          { ...openPool, id: 'music', name: 'Music places', places: { kind: 'places', places: 18 }, rows: ['music'], unfilled: { kind: 'flow', to: [['open']], how: 'in-order', when: 'at-its-turn' } },
          { ...openPool, rows: ['looked-after', 'other'] },
        ],
      },
    },
  ],
  unlawful: [
    { of: 'primary', shows: 'that puts brothers and sisters first', change: { rows: [siblingRow, lookedAfterRow, otherRow] } },
    { of: 'primary', shows: 'without such a row', change: { rows: [siblingRow, otherRow] } },
    {
      of: 'primary',
      shows: 'that leaves out children who were in care abroad',
      change: { rows: [row('looked-after', 'Looked-after children', { kind: 'looked-after', who: everyCareStatus.slice(0, 2) }), otherRow] },
    },
    {
      of: 'primary',
      shows: 'that asks looked-after children to live near by',
      change: { rows: [row('looked-after', 'Looked-after children near by', { kind: 'all', of: [lookedAfter, { kind: 'within-distance', measure: 'line', distance: 2, unit: 'mile' }] }), otherRow] },
    },
  ],
});

/** The findings there are, each once: pools often share their rows. */
function found(whys: readonly (Finding | undefined)[]): readonly Finding[] {
  const all = whys.filter((why) => why !== undefined);
  return all.filter((one, at) => all.findIndex((other) => other.path === one.path && other.message === one.message) === at);
}
