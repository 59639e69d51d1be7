import { proveCriterion, school } from '../testing/prove-criterion';
import { boardingNeed } from './boarding-need';

const boarding = { school, need: true, suitable: true, serviceHelp: false };
const of = (change: Partial<typeof boarding>) => ({ boarding: [{ ...boarding, ...change }] });

proveCriterion(boardingNeed, [
  { says: 'a child who needs to board', params: { kind: 'boarding-need', as: 'need' }, facts: of({}), met: true, english: 'who need to board' },
  { says: 'a need at another school', params: { kind: 'boarding-need', as: 'need' }, facts: of({ school: 'town/elm' }), met: false },
  { says: 'a child not suited to boarding', params: { kind: 'boarding-need', as: 'need' }, facts: of({ suitable: false }), met: false },
  { says: 'a child suited to boarding', params: { kind: 'boarding-need', as: 'suitable' }, facts: of({ need: false }), met: true },
  { says: 'a child without help from the services', params: { kind: 'boarding-need', as: 'service-help' }, facts: of({}), met: false },
  { says: 'a child with help from the services', params: { kind: 'boarding-need', as: 'service-help' }, facts: of({ serviceHelp: true }), met: true },
]);
