import type { OrderKey } from '../policy';
import { byDistance, byDraw, qualifies, row, siblingRow } from './examples';
import { ranksByScore } from './grammar';
import { lint } from './lint';
import type { Finding } from './lint';
import { kind, mentions, nameOf, rowsOf } from './look';

const byScore: OrderKey = { by: 'score', test: 'ability', first: 'highest' };
const passed = row('passed', 'Children who pass', qualifies, { order: [byScore, byDistance, byDraw] });

export const grammarSiblings = lint({
  id: '1.9(j)-grammar-siblings',
  paragraphs: ['1.9(j)', '1.19'],
  strength: 'must',
  says: 'A grammar school that gives places to the highest scores gives no priority to brothers and sisters.',
  mend: 'Take the priority for siblings out, or rank those who pass by other criteria than their score.',
  check: (policy) => {
    if (!ranksByScore(policy)) return [];
    return rowsOf(policy).flatMap((one): Finding[] => {
      if (mentions(one.thing.when, kind('sibling'))) return [{ path: one.path, message: `${nameOf(one)} gives priority to siblings, but the school ranks by score.` }];
      const keys = one.thing.order ?? policy.tieBreak;
      const at = keys.findIndex((key) => key.by === 'meeting' && mentions(key.when, kind('sibling')));
      const score = keys.findIndex((key) => key.by === 'score');
      return at >= 0 && at < score ? [{ path: `${one.path}.order.${String(at)}`, message: `${nameOf(one)} puts siblings before higher scores.` }] : [];
    });
  },
  lawful: [
    { of: 'grammar', shows: 'that ranks by score alone', change: { rows: [passed] } },
    { of: 'grammar', shows: 'that ranks those who pass by other criteria', change: {} },
  ],
  unlawful: [
    {
      of: 'grammar',
      shows: 'that ranks by score after brothers and sisters who pass',
      change: { rows: [row('sibling', 'Brothers and sisters who pass', siblingRow.when === undefined ? qualifies : { kind: 'all', of: [qualifies, siblingRow.when] }), passed] },
    },
  ],
});
