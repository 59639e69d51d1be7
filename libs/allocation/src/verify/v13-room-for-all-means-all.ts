import { verdictCodes } from './documents';
import { vacanciesOf } from './derive/replay';
import type { Property } from './property';

/** Where one list fills all places of a school and is no longer than they are many, nobody on it is refused. */
export const roomForAllMeansAll: Property = {
  name: 'V13',
  says: 'A school that has as many places as children who ask refuses none of those its policy ranks.',
  paragraphs: ['1.6', '2.8'],
  check(one) {
    const ledger = one.ledger();
    const { snapshot, outcome, people, categories, plans } = one;
    const outranked = verdictCodes.indexOf('outranked');
    const roomy = plans.map((plan) => {
      const vacancies = vacanciesOf(one, plan, (child) => outcome.placedHow[child] === 2);
      return plan.plain && (categories.sizes[plan.number]?.[0] ?? 0) <= vacancies;
    });
    for (let preference = 0; preference < outcome.verdicts.length; preference += 1) {
      const intake = snapshot.preferenceIntake[preference] ?? -1;
      if (roomy[intake] !== true || (categories.rows[0]?.[preference] ?? -1) < 0) continue;
      ledger.checked += 1;
      if (outcome.verdicts[preference] !== outranked) continue;
      const id = snapshot.intakes[intake]?.id ?? '';
      ledger.add({ says: `${id} has room for every child who asks, and refuses one.`, intake: id, child: snapshot.children[people.owner[preference] ?? -1] ?? '' });
    }
    return ledger;
  },
};
