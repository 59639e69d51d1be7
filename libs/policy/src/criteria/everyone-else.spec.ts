import { proveCriterion } from '../testing/prove-criterion';
import { everyoneElse } from './everyone-else';

proveCriterion(everyoneElse, [{ says: 'any child', params: { kind: 'everyone-else' }, met: true, english: 'who are not in a group above' }]);
