import type { Property } from './property';

/** Every list is derived again from facts, measurements and the policy document, and compared line by line. */
export const listsFollowFromFacts: Property = {
  name: 'V6',
  says: 'Every list follows its policy: everyone who asked and meets a row is on it, under the first row they meet, with the tie-break values of their own facts, in one strict order.',
  paragraphs: ['1.6', '1.8', '1.13', '1.28'],
  check(one) {
    const ledger = one.ledger();
    ledger.take(one.reading.order);
    const { outcome, snapshot } = one;
    const filled = new Int32Array(one.plans.length);
    outcome.placedIntake.forEach((intake, child) => {
      if (intake >= 0 && outcome.placedHow[child] === 1) filled[intake] = (filled[intake] ?? 0) + 1;
    });
    const found = new Map<string, number>();
    for (const list of outcome.lists) {
      const name = `${list.intake}|${list.vacancy}|${list.stage}`;
      found.set(name, (found.get(name) ?? 0) + 1);
    }
    let expected = 0;
    for (const plan of one.plans) {
      const { id } = plan.intake;
      const last = plan.perVacancy ? Math.max(1, filled[plan.number] ?? 0) : 0;
      for (let vacancy = plan.perVacancy ? 1 : 0; vacancy <= last; vacancy += 1) {
        for (const stage of plan.stages) {
          expected += 1;
          const times = found.get(`${plan.number}|${vacancy}|${stage.number}`) ?? 0;
          if (times !== 1) ledger.add({ says: `Stage ${stage.number} of ${id} has ${times} lists where one is needed.`, intake: id });
        }
      }
    }
    ledger.checked += expected;
    if (outcome.lists.length > expected) ledger.add({ says: `The outcome of ${snapshot.round.id} has ${outcome.lists.length} lists where ${expected} are needed.` });
    return ledger;
  },
};
