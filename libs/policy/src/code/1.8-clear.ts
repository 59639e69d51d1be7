import { canonicalJson } from '@kernel';
import type { Row } from '../policy';
import type { Placed } from '../walk';
import { lookedAfterRow, otherRow, row, siblingRow } from './examples';
import { lint } from './lint';
import type { Finding } from './lint';
import { nameOf, rowLists, rowsOf, takesEveryone } from './look';
import { wordLint } from './texts';

export const everyRowCanBeReached = lint({
  id: '1.8-every-row-can-be-reached',
  paragraphs: ['1.8'],
  strength: 'must',
  says: 'No row comes after one that has already taken every child it could take.',
  mend: 'Move the row up, give the earlier row a cap, or take the row out.',
  check: (policy) => {
    const unreached = rowLists(policy).map((rows) => rows.filter((one, at) => isTaken(one.thing, rows.slice(0, at))));
    const reached = rowLists(policy).flatMap((rows, list) => rows.filter((one) => !unreached[list]?.some((other) => other.path === one.path)));
    const never = unreached.flat().filter((one) => !reached.some((other) => other.path === one.path));
    return never
      .filter((one, at) => never.findIndex((other) => other.path === one.path) === at)
      .map((one) => ({ path: one.path, message: `${nameOf(one)} can never be reached, because an earlier row takes every child whom it could take.` }));
  },
  lawful: [
    { of: 'primary', shows: 'with all other children last', change: {} },
    {
      of: 'primary',
      shows: 'that fills six places by distance before brothers and sisters',
      change: {
        rows: [
          lookedAfterRow,
          row('nearest', 'The six nearest children', { kind: 'everyone-else' }, { upTo: { amount: { kind: 'places', places: 6 }, counts: { kind: 'this-row' } } }),
          siblingRow,
          otherRow,
        ],
      },
    },
  ],
  unlawful: [{ of: 'primary', shows: 'with all other children before brothers and sisters', change: { rows: [lookedAfterRow, otherRow, siblingRow] } }],
});

export const namesDiffer = lint({
  id: '1.8-names-differ',
  paragraphs: ['1.8'],
  strength: 'should',
  says: 'Each row has a name of its own, so that a parent can tell them apart.',
  mend: 'Give each row a name that says who is in it.',
  check: (policy) =>
    rowsOf(policy).flatMap((one, at): Finding[] => {
      const plain = (name: string): string => name.trim().toLowerCase();
      const name = plain(one.thing.name);
      const again = policy.rows.slice(0, at).some((other) => plain(other.name) === name);
      if (name === '') return [{ path: `${one.path}.name`, message: `${nameOf(one)} has no name.` }];
      return again ? [{ path: `${one.path}.name`, message: `${nameOf(one)} has the name of an earlier row.` }] : [];
    }),
  lawful: [{ of: 'primary', shows: 'with three names', change: {} }],
  unlawful: [{ of: 'primary', shows: 'with one name twice', change: { rows: [lookedAfterRow, siblingRow, { ...otherRow, name: siblingRow.name }] } }],
});

export const groundsAreObjective = wordLint({
  id: '1.8-grounds-are-objective',
  paragraphs: ['1.8'],
  strength: 'must',
  says: 'No row, role or form leaves the choice of children to somebody’s discretion.',
  mend: 'Say what a child must meet, so that two officers would decide alike.',
  words: /\bdiscretion\b|\bsees? fit\b|\bdeserving\b|\b(head ?teacher|principal|governors?) (may|will) (choose|decide|select)\b/i,
  pointTo: 'a choice that two officers could make differently',
  lawful: [{ of: 'primary', shows: 'with plain grounds', change: {} }],
  unlawful: [
    {
      of: 'primary',
      shows: 'that leaves a row to discretion',
      change: {
        definitions: { roles: { chosen: { says: 'chosen at the discretion of the head teacher' } } },
        rows: [lookedAfterRow, row('chosen', 'Children whom the school chooses', { kind: 'role', role: 'chosen' }), otherRow],
      },
    },
  ],
});

function isTaken(one: Row, earlier: readonly Placed<Row>[]): boolean {
  if (one.when === undefined) return false;
  const when = canonicalJson(one.when);
  return earlier.some(({ thing }) => thing.upTo === undefined && thing.when !== undefined && (takesEveryone(thing.when) || canonicalJson(thing.when) === when));
}
