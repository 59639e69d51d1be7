import type { OrderKey } from '../policy';
import { byDistance, byDraw, lookedAfterRow, openPool, otherRow, siblingRow } from './examples';
import { lint } from './lint';
import type { Finding } from './lint';
import { poolsOf, rowsOf } from './look';
import { keysOf } from '../walk';

export const tieBreakSeparates = lint({
  id: '1.8-tie-break-separates',
  paragraphs: ['1.8'],
  strength: 'must',
  says: 'Every tie-break ends in a step that can separate any two children: a draw, or an order given child by child.',
  mend: 'End the tie-break with a draw, and say who supervises it.',
  check: (policy) => [
    ...open(policy.tieBreak, 'tieBreak'),
    ...rowsOf(policy).flatMap(({ path, thing }) => (thing.order === undefined ? [] : open(thing.order, `${path}.order`))),
    ...poolsOf(policy).flatMap(({ path, thing }) => (thing.order === undefined ? [] : open(thing.order, `${path}.order`))),
  ],
  lawful: [{ of: 'primary', shows: 'that ends in a draw', change: { tieBreak: [byDistance, byDraw] } }],
  unlawful: [
    { of: 'primary', shows: 'that ends in distance, which two flats may share', change: { tieBreak: [byDistance] } },
    { of: 'primary', shows: 'with a row whose own order cannot separate everyone', change: { rows: [lookedAfterRow, { ...siblingRow, order: [byDistance] }, otherRow] } },
    { of: 'primary', shows: 'with a pool whose own order cannot separate everyone', change: { pools: [{ ...openPool, order: [byDistance] }] } },
  ],
});

export const everyStepCounts = lint({
  id: '1.8-every-step-counts',
  paragraphs: ['1.8'],
  strength: 'should',
  says: 'No step of an order comes after a draw, which leaves nobody equal.',
  mend: 'Move the draw to the end, or take the later steps out.',
  check: (policy) => {
    const keys = keysOf(policy);
    return keys.flatMap(({ path, thing }, at): Finding[] => {
      const next = keys[at + 1];
      const same = next !== undefined && listOf(next.path) === listOf(path);
      return thing.by === 'draw' && same ? [{ path: next.path, message: 'This step is never used, because the step before it separates everyone.' }] : [];
    });
  },
  lawful: [{ of: 'primary', shows: 'with the draw last', change: {} }],
  unlawful: [{ of: 'primary', shows: 'with distance after the draw', change: { tieBreak: [byDraw, byDistance, byDraw] } }],
});

function open(keys: readonly OrderKey[], path: string): readonly Finding[] {
  return keys.some(separates) ? [] : [{ path, message: 'The order can leave two children equal, and nothing says who then comes first.' }];
}

function separates(key: OrderKey): boolean {
  return key.by === 'draw' || key.by === 'listed';
}

function listOf(path: string): string {
  return path.slice(0, path.lastIndexOf('.'));
}
