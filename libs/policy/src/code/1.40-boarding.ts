import { lookedAfterRow, otherRow, row, siblingRow } from './examples';
import { isForLookedAfter } from './looked-after';
import { lint } from './lint';
import { hasUnknownRow, kind, mentions, nameOf, rowsOf } from './look';

const service = row('service', 'Children of service families with help to board', { kind: 'boarding-need', as: 'service-help' });
const need = row('need', 'Children who need to board', { kind: 'boarding-need', as: 'need' });

export const boardingNumbersApart = lint({
  id: '1.40-boarding-numbers-apart',
  paragraphs: ['1.40'],
  strength: 'should',
  says: 'A boarding school says how many places are for boarders and how many for day children.',
  mend: 'Add a pool for boarding places, with its number.',
  check: (policy) =>
    policy.school.boarding !== true || (policy.pools ?? []).some((pool) => mentions(pool.who, kind('boarding-need')))
      ? []
      : [{ path: 'pools', message: 'The school has boarding places, but no pool says how many.' }],
  lawful: [{ of: 'boarding', shows: 'with 30 boarding places', change: {} }],
  unlawful: [{ of: 'secondary', shows: 'of a boarding school with one list', change: { school: { boarding: true }, rows: [lookedAfterRow, service, need, siblingRow, otherRow] } }],
});

export const boardingOrder = lint({
  id: '1.41-boarding-order',
  paragraphs: ['1.41'],
  strength: 'must',
  says: 'For boarding places, service children with help to board come after looked-after children, and children who need to board come next.',
  mend: 'Put the rows in this order: looked-after, service families with help to board, need to board, others.',
  check: (policy) => {
    if (policy.school.boarding !== true || hasUnknownRow(policy)) return [];
    const order = rowsOf(policy).filter(({ thing }) => !isForLookedAfter(thing) && mentions(thing.when, kind('boarding-need')));
    const wanted = ['service-help', 'need'] as const;
    const wrong = wanted.findIndex((as, at) => !mentions(order[at]?.thing.when, (atom) => atom.kind === 'boarding-need' && atom.as === as));
    const as = wanted[wrong];
    if (as === undefined) return [];
    const at = order[wrong];
    const who = as === 'need' ? 'children who need to board' : 'service families with help to board';
    return [at === undefined ? { path: 'rows', message: `No row puts ${who} in their place.` } : { path: at.path, message: `${nameOf(at)} stands where ${who} should come.` }];
  },
  lawful: [{ of: 'boarding', shows: 'with the rows in order', change: {} }],
  unlawful: [{ of: 'boarding', shows: 'that puts need before service families', change: { rows: [lookedAfterRow, need, service, siblingRow, otherRow] } }],
});
