import { proveCriterion, school } from '../testing/prove-criterion';
import { staffChild } from './staff-child';

const both = { kind: 'staff-child' as const, grounds: ['two-years' as const, 'skill-shortage' as const] };
const job = { school, twoYears: true, skillShortage: false };

proveCriterion(staffChild, [
  { says: 'two years at the school', params: both, facts: { staff: [job] }, met: true },
  { says: 'a new teacher', params: both, facts: { staff: [{ ...job, twoYears: false }] }, met: false },
  { says: 'a job that is hard to fill', params: both, facts: { staff: [{ ...job, twoYears: false, skillShortage: true }] }, met: true },
  { says: 'a ground the policy does not have', params: { ...both, grounds: ['skill-shortage'] }, facts: { staff: [job] }, met: false },
  { says: 'two years at another school', params: both, facts: { staff: [{ ...job, school: 'town/elm' }] }, met: false },
]);
