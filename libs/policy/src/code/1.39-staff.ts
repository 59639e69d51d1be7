import { lookedAfterRow, otherRow, row } from './examples';
import { roleExample } from './role-example';
import { lint } from './lint';
import { kind, mentions, nameOf, rowsOf } from './look';
import { wordLint } from './texts';

export const staffGrounds = wordLint({
  id: '1.39-staff-grounds',
  paragraphs: ['1.39'],
  strength: 'must',
  says: 'Children of staff have priority only after two years’ service, or for a post that is hard to fill.',
  mend: 'Use the criterion "staff-child" and say the grounds.',
  words: /\b(children|child|sons?|daughters?) of (\w+ ){0,2}(staff|employees|teachers)\b|\bparents? (is|are|who) (\w+ ){0,2}(staff|employees?|teach\w*)\b/i,
  except: (text) => text.in !== 'role' && !(text.in === 'row' && mentions(text.row?.when, kind('role')) && !mentions(text.row?.when, kind('staff-child'))),
  pointTo: 'children of staff without the grounds that the Code allows',
  lawful: [
    {
      of: 'primary',
      shows: 'with both lawful grounds',
      change: { rows: [lookedAfterRow, row('staff', 'Children of staff', { kind: 'staff-child', grounds: ['two-years', 'skill-shortage'] }), otherRow] },
    },
  ],
  unlawful: [roleExample('staff', 'who are children of any staff of the school', 'that favours all children of staff')],
});

export const staffCap = lint({
  id: '1.39-staff-cap',
  paragraphs: ['1.39'],
  strength: 'should',
  says: 'A row for children of staff has a cap, so that few places leave the open list.',
  mend: 'Add a cap under "upTo", such as two places a year.',
  check: (policy) =>
    rowsOf(policy)
      .filter(({ thing }) => mentions(thing.when, kind('staff-child')) && thing.upTo === undefined)
      .map((one) => ({ path: one.path, message: `${nameOf(one)} is for children of staff and has no cap.` })),
  lawful: [
    {
      of: 'primary',
      shows: 'with at most two places for children of staff',
      change: { rows: [lookedAfterRow, row('staff', 'Children of staff', { kind: 'staff-child', grounds: ['two-years'] }, { upTo: { amount: { kind: 'places', places: 2 }, counts: { kind: 'this-row' } } }), otherRow] },
    },
  ],
  unlawful: [{ of: 'primary', shows: 'with any number of places for children of staff', change: { rows: [lookedAfterRow, row('staff', 'Children of staff', { kind: 'staff-child', grounds: ['two-years'] }), otherRow] } }],
});
