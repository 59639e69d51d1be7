import type { Case } from './case';
import type { Plan } from './derive/plan';
import { vacanciesOf } from './derive/replay';
import type { Ledger } from './ledger';
import type { Property } from './property';

/** Places held by law stand; everyone else fits into what is left, pool by pool and cap by cap. */
export const placesAreRespected: Property = {
  name: 'V1',
  says: 'No school takes more children than it has places, in all, in any pool or under any cap, except children whose place the law gives and twins or other same-birth children whom its policy takes over the number.',
  paragraphs: ['1.2', '1.4', '1.6'],
  check(one) {
    const ledger = one.ledger();
    const { placedIntake, placedHow, placedStage } = one.outcome;
    const filled = new Int32Array(one.plans.length);
    const byStage = one.plans.map((plan) => new Int32Array(plan.stages.length + 1));
    placedIntake.forEach((intake, child) => {
      const how = placedHow[child] ?? 0;
      if (intake < 0) return;
      if (how === 1 || how === 3) filled[intake] = (filled[intake] ?? 0) + 1;
      const counts = byStage[intake];
      if (how === 1 && counts !== undefined) counts[(placedStage[child] ?? -1) + 1] = (counts[(placedStage[child] ?? -1) + 1] ?? 0) + 1;
      if (how === 4) checkOver(one, child, intake, ledger);
    });
    for (const plan of one.plans) {
      checkPlaces(one, plan, filled[plan.number] ?? 0, ledger);
      if (!plan.plain) checkStages(one, plan, byStage[plan.number] ?? new Int32Array(0), ledger);
    }
    return ledger;
  },
};

function checkPlaces(one: Case, plan: Plan, filled: number, ledger: Ledger): void {
  const { id } = plan.intake;
  const vacancies = vacanciesOf(one, plan, (child) => one.outcome.placedHow[child] === 2);
  ledger.checked += 1;
  if (filled > vacancies) ledger.add({ says: `${id} had ${vacancies} places to fill and gave ${filled}.`, intake: id });
}

/**
 * Pools and caps: no stage takes more than the policy's own arithmetic lets it. A cap that counts everyone who meets a
 * condition limits those children only, so there the stage may have taken others besides.
 */
function checkStages(one: Case, plan: Plan, counts: Int32Array, ledger: Ledger): void {
  const { id } = plan.intake;
  const uses = one.choice(plan).stages;
  plan.stages.forEach((stage, at) => {
    ledger.checked += 1;
    const taken = counts[at + 1] ?? 0;
    const use = uses[at];
    const places = Math.max(use?.places ?? 0, stage.counted === undefined ? 0 : (use?.taken.length ?? 0));
    if (taken > places) ledger.add({ says: `Stage ${at} (${stage.pool}) of ${id} could fill ${places} places and filled ${taken}.`, intake: id });
  });
  if ((counts[0] ?? 0) > 0) ledger.add({ says: `${id} took a child without saying at which stage.`, intake: id });
}

/** A place over the number needs a policy that gives it and a same-birth child who was placed there by preference. */
function checkOver(one: Case, child: number, intake: number, ledger: Ledger): void {
  const { snapshot, outcome } = one;
  ledger.checked += 1;
  const rule = one.plans[intake]?.intake.policy.multipleBirths;
  const born = one.people.births.get(snapshot.facts[child]?.multipleBirth ?? '') ?? [];
  const cause = born.some((other) => other !== child && outcome.placedIntake[other] === intake && outcome.placedHow[other] === 1);
  if ((rule === 'admit-all-over-number' || rule === 'linked-unit') && cause) return;
  const id = snapshot.intakes[intake]?.id ?? '';
  ledger.add({ says: `A child is placed at ${id} over the number, and no same-birth child's offer allows it.`, intake: id, child: snapshot.children[child] ?? '' });
}
