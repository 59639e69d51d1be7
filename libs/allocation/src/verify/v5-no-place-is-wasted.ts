import type { Property } from './property';
import { vacanciesOf } from './derive/replay';

/** Counts, intake by intake, whom it could still take among those who would rather be there. */
export const noPlaceIsWasted: Property = {
  name: 'V5',
  says: 'No place that a policy lets a child have stays empty while that child would rather have it than what they were given.',
  paragraphs: ['1.6', '2.8'],
  check(one) {
    const ledger = one.ledger();
    const { people, at, outcome, orders, snapshot } = one;
    const filled = new Int32Array(one.plans.length);
    at.forEach((preference, child) => {
      const intake = snapshot.preferenceIntake[preference] ?? -1;
      if (preference >= 0 && outcome.placedHow[child] === 1) filled[intake] = (filled[intake] ?? 0) + 1;
    });
    const vacancies = one.plans.map((plan) => vacanciesOf(one, plan, (child) => outcome.placedHow[child] === 2));
    for (const plan of one.plans) {
      ledger.checked += 1;
      if (plan.plain) continue;
      const { seats } = one.choice(plan);
      const more = [...seats.keys()].filter((preference) => at[people.owner[preference] ?? -1] !== preference);
      if (seats.size <= (filled[plan.number] ?? 0) || more.length === 0) continue;
      const child = snapshot.children[people.owner[more[0] ?? -1] ?? -1] ?? '';
      ledger.add({ says: `${plan.intake.id} leaves a place empty that a child would rather have.`, intake: plan.intake.id, child });
    }
    for (let child = 0; child < at.length; child += 1) {
      const own = at[child] ?? -1;
      const end = own < 0 ? (people.until[child] ?? 0) : own;
      for (let preference = snapshot.preferenceStart[child] ?? 0; preference < end; preference += 1) {
        const intake = snapshot.preferenceIntake[preference] ?? -1;
        const plan = one.plans[intake];
        if ((filled[intake] ?? 0) >= (vacancies[intake] ?? 0) || plan?.plain !== true || (orders.place[preference] ?? -1) < 0) continue;
        ledger.add({ says: `${plan.intake.id} leaves a place empty that a child would rather have.`, intake: plan.intake.id, child: snapshot.children[child] ?? '' });
      }
    }
    return ledger;
  },
};
