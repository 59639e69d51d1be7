import { canonicalJson } from '@kernel';
import type { Policy } from '../policy';
import { lookedAfterRow, row, siblingRow } from './examples';
import { lint } from './lint';
import { hasUnknownRow, kind, mentions, rowLists, takesEveryone } from './look';
import { textsOf } from './texts';

export const everyoneIsRanked = lint({
  id: '1.6-everyone-is-ranked',
  paragraphs: ['1.6', '2.8'],
  strength: 'must',
  says: 'A row takes every other child, unless the school may refuse children below a standard.',
  mend: 'Add a last row of the kind "everyone-else", without a cap.',
  check: (policy) =>
    mayRefuse(policy) || hasUnknownRow(policy) || rowLists(policy).some((rows) => coversEveryone(rows.map((one) => one.thing)))
      ? []
      : [{ path: 'rows', message: 'No row without a cap takes every other child, so a child could be refused while a place is empty.' }],
  lawful: [
    { of: 'primary', shows: 'that ends with all other children', change: {} },
    { of: 'grammar', shows: 'of a grammar school, which may refuse children below its standard', change: {} },
  ],
  unlawful: [{ of: 'primary', shows: 'that stops after brothers and sisters', change: { rows: [lookedAfterRow, siblingRow] } }],
});

export const plansAreNoRow = lint({
  id: '1.6-plans-are-no-row',
  paragraphs: ['1.6'],
  strength: 'must',
  says: 'Children whose EHC plan names the school are not a row: they are placed before any row is used.',
  mend: 'Take the row or role out. Children with a plan that names the school are placed before the list is used.',
  check: (policy) =>
    textsOf(policy)
      .filter((text) => (text.in === 'row' || text.in === 'role') && plan.test(text.words) && !without.test(text.words))
      .map((text) => ({ path: text.path, message: `"${text.words}" treats children with a plan as a group to be ranked.` })),
  lawful: [{ of: 'primary', shows: 'that does not speak of plans', change: {} }],
  unlawful: [
    {
      of: 'primary',
      shows: 'that ranks children with a plan',
      change: {
        definitions: { roles: { plan: { says: 'whose education, health and care plan names the school' } } },
        rows: [row('plan', 'Children with an EHC plan', { kind: 'role', role: 'plan' }), lookedAfterRow, siblingRow, row('other', 'Other children', { kind: 'everyone-else' })],
      },
    },
  ],
});

const plan = /\bEHC(P|Ps)?\b|education,? health (and|&) care plan|statement of special/i;
const without = /\b(without|no|not|after|other than|excluding|less)\b/i;

/** Grammar schools, sixth forms and boarding places may ask for a standard (1.18, 2.6, 1.40). */
function mayRefuse({ school, entry, rows }: Policy): boolean {
  const onlyBoards = school.boarding === true && rows.every((one) => mentions(one.when, kind('boarding-need', 'looked-after')));
  return school.selection === 'designated-grammar' || entry.group === 'year-12' || onlyBoards;
}

/** Whether some row takes each child; a list that a school returned must hold every applicant, so it counts. */
function coversEveryone(rows: Policy['rows']): boolean {
  const open = rows.filter((one) => one.upTo === undefined);
  const met = new Set(open.map((one) => canonicalJson(one.when ?? null)));
  return open.some(({ when }) => takesEveryone(when) || when?.kind === 'listed' || (when?.kind === 'not' && met.has(canonicalJson(when.of))));
}
