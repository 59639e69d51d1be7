import { proveCriterion } from '../testing/prove-criterion';
import { lookedAfter } from './looked-after';

const all = ['looked-after', 'previously-looked-after', 'state-care-outside-england'] as const;

proveCriterion(lookedAfter, [
  ...all.map((care) => ({ says: care, params: { kind: 'looked-after' as const, who: [...all] }, facts: { care }, met: true })),
  { says: 'a child never in care', params: { kind: 'looked-after', who: [...all] }, met: false, english: 'who are or used to be in care, or who were adopted from state care outside England' },
  { says: 'another status', params: { kind: 'looked-after', who: ['looked-after'] }, facts: { care: 'previously-looked-after' }, met: false, english: 'who are in care' },
  { says: 'left care', params: { kind: 'looked-after', who: ['previously-looked-after'] }, facts: { care: 'previously-looked-after' }, met: true, english: 'who used to be in care' },
  { says: 'care abroad alone', params: { kind: 'looked-after', who: ['state-care-outside-england'] }, met: false, english: 'who were adopted from state care outside England' },
]);
