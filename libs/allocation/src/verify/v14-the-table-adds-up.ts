import type { Case } from './case';
import type { Ledger } from './ledger';
import type { Property } from './property';

/** The table a school publishes is made from stage results; they must be the sum of the children placed. */
export const theTableAddsUp: Property = {
  name: 'V14',
  says: 'The published results add up: what each stage says it took is the number of children placed by it, the last one taken stands where it says, and no child is counted twice.',
  paragraphs: ['2.7', '2.32'],
  check(one) {
    const ledger = one.ledger();
    const { outcome, snapshot } = one;
    const { placedStage, placedIntake, placedHow } = outcome;
    const byStage = one.plans.map((plan): number[][] => plan.stages.map(() => []));
    for (let child = 0; child < placedStage.length; child += 1) {
      const stage = placedStage[child] ?? -1;
      const byPreference = placedHow[child] === 1;
      const taken = byPreference ? byStage[placedIntake[child] ?? -1]?.[stage] : undefined;
      taken?.push(child);
      if (byPreference !== stage >= 0 || (byPreference && taken === undefined)) {
        ledger.add({ says: 'A child is placed by a stage without a preference, or by a preference without a stage.', child: snapshot.children[child] ?? '' });
      }
    }
    const told = new Set<string>();
    for (const result of outcome.stages) {
      told.add(`${result.intake}|${result.stage}`);
      const taken = byStage[result.intake]?.[result.stage] ?? [];
      ledger.checked += 1;
      const intake = snapshot.intakes[result.intake]?.id ?? '';
      if (taken.length !== result.taken) ledger.add({ says: `Stage ${result.stage} of ${intake} says it took ${result.taken} children; ${taken.length} are placed by it.`, intake });
      else if (result.taken > result.places && one.plans[result.intake]?.stages[result.stage]?.counted === undefined) ledger.add({ says: `Stage ${result.stage} of ${intake} took more children than it says it could.`, intake });
      else checkLast(one, result, taken, ledger);
    }
    byStage.forEach((stages, intake) => {
      stages.forEach((taken, stage) => {
        const { id } = snapshot.intakes[intake] ?? { id: '' };
        if (taken.length > 0 && !told.has(`${intake}|${stage}`)) ledger.add({ says: `Stage ${stage} of ${id} took ${taken.length} children and has no result.`, intake: id });
      });
    });
    return ledger;
  },
};

/** The last child taken is one of those placed by the stage, at the position it says; without vacancies, the lowest of them. */
function checkLast(one: Case, result: Case['outcome']['stages'][number], taken: readonly number[], ledger: Ledger): void {
  const { outcome, snapshot, plans, orders } = one;
  const plan = plans[result.intake];
  const stage = plan?.stages[result.stage];
  if (plan === undefined || stage === undefined) return;
  const vacancy = plan.perVacancy ? Math.max(0, ...taken.map((child) => outcome.placedVacancy[child] ?? 0)) : 0;
  const last = taken.filter((child) => outcome.placedVacancy[child] === vacancy);
  if (plan.perVacancy && vacancy > one.members(plan.number).length) return;
  const place = (preference: number): number => (plan.plain ? orders.place[preference] : orders.positions(plan, stage, vacancy).get(preference)) ?? -1;
  const lowest = last.reduce((most, child) => Math.max(most, place(one.at[child] ?? -1)), -1);
  if (lowest === result.lastTaken) return;
  const intake = snapshot.intakes[result.intake]?.id ?? '';
  ledger.add({ says: `The last child whom stage ${result.stage} of ${intake} took does not stand where it says.`, intake });
}
