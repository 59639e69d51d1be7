import type { When } from '../criteria';
import { lookedAfterRow, otherRow, row } from './examples';
import { lint } from './lint';
import type { Finding } from './lint';
import { kind, mentions, placedAtoms, requires, rowsOf, nameOf } from './look';

const early: When = { kind: 'premium', any: ['early-years-pupil-premium'] };
const ownNursery: When = { kind: 'feeder-school', schools: ['town/hill-primary'], as: 'nursery' };
const schools = { 'town/hill-primary': 'Hill Primary School' };

export const premiumFitsAge = lint({
  id: '1.39A-premium-fits-age',
  paragraphs: ['1.39A'],
  strength: 'should',
  says: 'The early years premium is used only for Reception, whose children can have it.',
  mend: 'Name the pupil premium or the service premium instead.',
  check: (policy) =>
    policy.entry.group === 'reception'
      ? []
      : placedAtoms(policy).flatMap(({ path, thing }): Finding[] =>
          thing.kind === 'premium' && thing.any.includes('early-years-pupil-premium') ? [{ path, message: 'No child of this age draws the early years premium.' }] : [],
        ),
  lawful: [{ of: 'primary', shows: 'of a school with Reception', change: { rows: [lookedAfterRow, row('early', 'Children with the early years premium', early), otherRow] } }],
  unlawful: [{ of: 'secondary', shows: 'of a school that starts at Year 7', change: { rows: [lookedAfterRow, row('early', 'Children with the early years premium', early), otherRow] } }],
});

export const nurseryWithPremium = lint({
  id: '1.39B-nursery-with-premium',
  paragraphs: ['1.39B'],
  strength: 'must',
  says: 'Children of a nursery have priority only where they also draw a premium.',
  mend: 'Join the nursery with a premium: "all" of "feeder-school" as "nursery" and "premium".',
  check: (policy) =>
    rowsOf(policy)
      .filter(({ thing }) => mentions(thing.when, (atom) => atom.kind === 'feeder-school' && atom.as === 'nursery') && !requires(thing.when, kind('premium')))
      .map((one) => ({ path: `${one.path}.when`, message: `${nameOf(one)} gives priority for a nursery without a premium.` })),
  lawful: [
    {
      of: 'primary',
      shows: 'that joins its nursery with the premium',
      change: { definitions: { schools }, rows: [lookedAfterRow, row('nursery', 'Children of our nursery with the early years premium', { kind: 'all', of: [ownNursery, early] }), otherRow] },
    },
  ],
  unlawful: [{ of: 'primary', shows: 'that favours all children of its nursery', change: { definitions: { schools }, rows: [lookedAfterRow, row('nursery', 'Children of our nursery', ownNursery), otherRow] } }],
});
