import { lookedAfterRow, otherRow, row } from './examples';
import { lint } from './lint';
import { nameOf, rowsOf } from './look';

export const capsStandAlone = lint({
  id: '1.8-caps-stand-alone',
  paragraphs: ['1.8'],
  strength: 'should',
  says: 'No cap counts children whom other rows take, which can make one child’s place depend on who else is chosen.',
  mend: 'Count only the children of the row itself, or publish an example that shows how the cap works.',
  check: (policy) => [
    ...rowsOf(policy)
      .filter(({ thing }) => thing.upTo?.counts.kind === 'everyone-meeting')
      .map((one) => ({
        path: `${one.path}.upTo`,
        message: `${nameOf(one)} has a cap that also counts children whom other rows take, so one child’s place can depend on who else is chosen. A run stops and says so if the places do not settle.`,
      })),
    ...(policy.multipleBirths === 'sibling-once-one-offered'
      ? [{ path: 'multipleBirths', message: 'A twin counts as a sibling once the other has an offer, so the order can depend on who is chosen. A run stops and says so if the places do not settle.' }]
      : []),
  ],
  lawful: [
    {
      of: 'primary',
      shows: 'whose cap counts only its own row',
      change: {
        rows: [lookedAfterRow, row('premium', 'Up to six children with the pupil premium', { kind: 'premium', any: ['pupil-premium'] }, { upTo: { amount: { kind: 'places', places: 6 }, counts: { kind: 'this-row' } } }), otherRow],
      },
    },
  ],
  unlawful: [
    {
      of: 'primary',
      shows: 'whose cap counts every child with the premium',
      change: {
        rows: [
          lookedAfterRow,
          row('premium', 'Children with the pupil premium, to a quarter of all places', { kind: 'premium', any: ['pupil-premium'] }, {
            upTo: { amount: { kind: 'share', percent: 25, of: 'admission-number', round: 'down' }, counts: { kind: 'everyone-meeting', when: { kind: 'premium', any: ['pupil-premium'] } } },
          }),
          otherRow,
        ],
      },
    },
  ],
});

export const rowsAreKnown = lint({
  id: '1.8-rows-are-known',
  paragraphs: ['1.8'],
  strength: 'should',
  says: 'Every row says what it asks.',
  mend: 'Find the published wording and say it under "when". Until then the policy must not rank children.',
  check: (policy) =>
    rowsOf(policy)
      .filter(({ thing }) => thing.unknown !== undefined)
      .map((one) => ({ path: one.path, message: `${nameOf(one)} is not known, so it could not be checked.` })),
  lawful: [{ of: 'primary', shows: 'whose rows are all known', change: {} }],
  unlawful: [
    {
      of: 'primary',
      shows: 'with a row whose wording we do not have',
      change: { notForRanking: 'One row is not known.', rows: [lookedAfterRow, { id: 'lost', name: 'A row of the booklet', unknown: 'The page could not be read.' }, otherRow] },
    },
  ],
});
