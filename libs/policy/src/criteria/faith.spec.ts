import { proveCriterion } from '../testing/prove-criterion';
import { faith } from './faith';

const params = { kind: 'faith' as const, form: 'church', any: ['weekly', 'monthly'] };
const shown = (form: string, ...terms: string[]) => ({ faith: [{ form, terms }] });

proveCriterion(faith, [
  { says: 'one of the terms', params, facts: shown('church', 'monthly'), met: true, english: 'who go to church each week, or who go to church each month' },
  { says: 'another term', params, facts: shown('church', 'member'), met: false },
  { says: 'the same term on another form', params, facts: shown('temple', 'weekly'), met: false },
  { says: 'no form', params, met: false },
]);
