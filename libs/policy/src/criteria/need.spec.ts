import { proveCriterion, school } from '../testing/prove-criterion';
import { need } from './need';

const params = { kind: 'need' as const, kinds: ['medical' as const], of: ['child' as const] };
const found = { school, kind: 'medical' as const, of: 'child' as const };

proveCriterion(need, [
  { says: "the child's medical need", params, facts: { needs: [found] }, met: true, english: 'who have a strong medical need that only the school can meet' },
  { says: 'a need for another school', params, facts: { needs: [{ ...found, school: 'town/elm' }] }, met: false },
  { says: 'a social need', params, facts: { needs: [{ ...found, kind: 'social' }] }, met: false },
  { says: "a parent's need", params, facts: { needs: [{ ...found, of: 'parent' }] }, met: false },
  { says: "a parent's need that counts", params: { ...params, of: ['child', 'parent'] }, facts: { needs: [{ ...found, of: 'parent' }] }, met: true },
]);
