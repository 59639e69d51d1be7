import { bandPools, bandPoolsOf, bandedExample } from './bands';
import { byDistance, byDraw, lookedAfterRow, otherRow, siblingRow } from './examples';
import { lint } from './lint';
import type { Finding } from './lint';
import { placedAtoms, rowsOfPool } from './look';
import { whyNotFirst } from './looked-after';
import { keysOf } from '../walk';

export const firstInEachBand = lint({
  id: '1.28-first-in-each-band',
  paragraphs: ['1.28', '1.7'],
  strength: 'must',
  says: 'Looked-after and previously looked-after children come first in each band.',
  mend: 'Let the rows of each band begin with the row for looked-after and previously looked-after children.',
  check: (policy, limits) => {
    const whys = bandPoolsOf(policy).flatMap(({ path, thing }): Finding[] => {
      const why = whyNotFirst(rowsOfPool(policy, thing), policy, limits);
      return why === undefined ? [] : [{ path, message: `In the pool "${thing.name}": ${why.message}` }];
    });
    return whys;
  },
  lawful: [bandedExample('whose bands all begin with looked-after children')],
  unlawful: [
    bandedExample('with a band that begins with brothers and sisters', bandPools.map((pool) => (pool.id === 'b' ? { ...pool, rows: ['sibling', 'other'] } : pool))),
    bandedExample('with brothers and sisters first in every band', bandPools, { rows: [siblingRow, lookedAfterRow, otherRow] }),
  ],
});

export const noScoreInABand = lint({
  id: '1.28-no-score-in-a-band',
  paragraphs: ['1.28'],
  strength: 'must',
  says: 'The score in the banding test decides the band, and nothing inside it.',
  mend: 'Order the children of a band by distance or a draw instead.',
  check: (policy) => {
    const isBanding = (test: string): boolean => policy.definitions.tests[test]?.assesses === 'banding';
    return [
      ...keysOf(policy).flatMap(({ path, thing }): Finding[] => (thing.by === 'score' && isBanding(thing.test) ? [{ path, message: 'The score in the banding test is used to put children in order.' }] : [])),
      ...placedAtoms(policy).flatMap(({ path, thing }): Finding[] =>
        thing.kind === 'tested' && thing.atLeast !== undefined && isBanding(thing.test) ? [{ path, message: 'A score in the banding test is used as a criterion.' }] : [],
      ),
    ];
  },
  lawful: [bandedExample('that orders each band by distance')],
  unlawful: [bandedExample('that orders each band by score', bandPools, { tieBreak: [{ by: 'score', test: 'banding', first: 'highest' }, byDistance, byDraw] })],
});
