import type { SiblingFact } from '../facts';
import { proveCriterion, school } from '../testing/prove-criterion';
import { sibling } from './sibling';

const brother: SiblingFact = { school, tie: 'full', atApplication: true, atAdmission: true, year: 9 };
const params = { kind: 'sibling' as const, who: ['full' as const, 'step' as const], onRoll: 'at-admission' as const };
const having = (change: Partial<SiblingFact>) => ({ siblings: [{ ...brother, ...change }] });

proveCriterion(sibling, [
  { says: 'a brother at the school', params, facts: having({}), met: true, english: 'with a brother or sister at the school when they start' },
  { says: 'a tie that does not count', params, facts: having({ tie: 'half' }), met: false },
  { says: 'a brother at another school', params, facts: having({ school: 'town/ash' }), met: false },
  { says: 'a brother at a linked school', params: { ...params, linkedSchools: ['town/ash'] }, facts: having({ school: 'town/ash' }), met: true },
  { says: 'a brother who will have left', params, facts: having({ atAdmission: false }), met: false },
  { says: 'a brother who will have left but is there now', params: { ...params, onRoll: 'at-application' }, facts: having({ atAdmission: false }), met: true },
  { says: 'a brother not yet there', params: { ...params, onRoll: 'at-application' }, facts: having({ atApplication: false }), met: false },
  { says: 'a brother in the first year that counts', params: { ...params, years: { from: 9, to: 11 } }, facts: having({}), met: true },
  { says: 'a brother in the sixth form', params: { ...params, years: { from: 7, to: 11 } }, facts: having({ year: 12 }), met: false },
  { says: 'a brother in a unit', params: { ...params, resourcedProvision: 'does-not-count' }, facts: having({ inResourcedProvision: true }), met: false },
  { says: 'a brother in a unit that counts', params: { ...params, resourcedProvision: 'counts' }, facts: having({ inResourcedProvision: true }), met: true },
  { says: 'a brother who was displaced', params: { ...params, displacedOnly: true }, facts: having({ displaced: true }), met: true },
  { says: 'a brother who chose the school', params: { ...params, displacedOnly: true }, facts: having({}), met: false },
]);
