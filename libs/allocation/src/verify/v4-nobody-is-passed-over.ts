import type { Case } from './case';
import type { Plan } from './derive/plan';
import type { Ledger } from './ledger';
import type { Property } from './property';

/** Looks for a child and an intake that would both rather have each other. */
export const nobodyIsPassedOver: Property = {
  name: 'V4',
  says: 'No child goes without a place they would rather have while a child ranked below them, in the same list, is given one; and asked again, every school would choose the same children.',
  paragraphs: ['1.7', '2.7'],
  check(one) {
    const ledger = one.ledger();
    checkPlain(one, ledger);
    for (const plan of one.plans) {
      if (plan.plain) continue;
      checkStages(one, plan, ledger);
      checkChoice(one, plan, ledger);
    }
    return ledger;
  },
};

/** Where one list fills all places: nobody who would rather come stands above the last child taken. */
function checkPlain(one: Case, ledger: Ledger): void {
  const { preferenceIntake, preferenceStart, children } = one.snapshot;
  const { at, people, orders, plans, outcome } = one;
  const { place } = orders;
  const last = new Int32Array(plans.length).fill(-1);
  at.forEach((preference, child) => {
    const intake = preferenceIntake[preference] ?? -1;
    if (preference >= 0 && outcome.placedHow[child] === 1) last[intake] = Math.max(last[intake] ?? -1, place[preference] ?? -1);
  });
  for (let child = 0; child < children.length; child += 1) {
    const own = at[child] ?? -1;
    const end = own < 0 ? (people.until[child] ?? 0) : own;
    for (let preference = preferenceStart[child] ?? 0; preference < end; preference += 1) {
      ledger.checked += 1;
      const intake = preferenceIntake[preference] ?? -1;
      const position = place[preference] ?? -1;
      if (position < 0 || position >= (last[intake] ?? -1) || plans[intake]?.plain !== true) continue;
      const id = plans[intake].intake.id;
      ledger.add({ says: `A child who would rather have ${id} stands above one who was given a place there.`, intake: id, child: children[child] ?? '' });
    }
  }
}

/** In each list on its own: nobody who was not taken stands above a child whom that very list took. */
function checkStages(one: Case, plan: Plan, ledger: Ledger): void {
  const { outcome, people, at, orders, snapshot } = one;
  const { id } = plan.intake;
  const members = one.members(plan.number);
  const last = new Map<string, number>();
  const seen = (stage: number, vacancy: number, preference: number): number => {
    const list = plan.stages[stage];
    return list === undefined ? -1 : (orders.positions(plan, list, vacancy).get(preference) ?? -1);
  };
  for (const preference of members) {
    const child = people.owner[preference] ?? -1;
    if (at[child] !== preference || outcome.placedHow[child] !== 1) continue;
    const [stage, vacancy] = [outcome.placedStage[child] ?? -1, outcome.placedVacancy[child] ?? 0];
    if (vacancy > members.length) continue;
    const name = `${stage}|${vacancy}`;
    last.set(name, Math.max(last.get(name) ?? -1, seen(stage, vacancy, preference)));
  }
  for (const preference of members) {
    const child = people.owner[preference] ?? -1;
    const own = at[child] ?? -1;
    if (preference >= (own < 0 ? (people.until[child] ?? 0) : own)) continue;
    for (const [name, position] of last) {
      ledger.checked += 1;
      const [stage = -1, vacancy = 0] = name.split('|').map(Number);
      const here = seen(stage, vacancy, preference);
      if (here < 0 || here >= position) continue;
      ledger.add({ says: `A child who would rather have ${id} stands above one who was given a place there, in the same list.`, intake: id, child: snapshot.children[child] ?? '' });
    }
  }
}

/** The intake's whole choice, made again: a child it would take, in place of one whom it took. */
function checkChoice(one: Case, plan: Plan, ledger: Ledger): void {
  const { outcome, people, at, snapshot } = one;
  const { id } = plan.intake;
  const { seats } = one.choice(plan);
  const passedOver = [...seats.keys()].filter((preference) => at[people.owner[preference] ?? -1] !== preference);
  const instead = [...one.members(plan.number)].filter((preference) => {
    const child = people.owner[preference] ?? -1;
    return at[child] === preference && outcome.placedHow[child] === 1 && !seats.has(preference);
  });
  ledger.checked += seats.size;
  instead.forEach((preference, nth) => {
    const other = passedOver[nth];
    const child = other === undefined ? undefined : snapshot.children[people.owner[other] ?? -1];
    ledger.add({
      says: `Asked again, ${id} would not choose a child whom it was given.`,
      intake: id,
      ...(child === undefined ? {} : { child }),
      other: snapshot.children[people.owner[preference] ?? -1] ?? '',
    });
  });
}
