import type { Pass } from '../documents';
import type { ListSource, Orders } from './orders';
import type { Grants, Settled } from './settle';

/** A grant to a same-birth child, before it is given the number of its pass. */
export type Change = Omit<Pass, 'pass'>;

/** What the places of children born together change for the others (4.2), in order of child and intake. */
export function changesAfter(source: ListSource, orders: Orders, settled: Settled, grants: Grants): readonly Change[] {
  const changes: Change[] = [];
  for (const born of source.people.births.values()) {
    for (const child of born) {
      if (source.people.heldBy.has(child)) continue;
      changes.push(...changesFor(source, orders, settled, grants, born, child));
    }
  }
  return changes.sort((a, b) => a.child - b.child || a.intake - b.intake);
}

function changesFor(source: ListSource, orders: Orders, settled: Settled, grants: Grants, born: readonly number[], child: number): readonly Change[] {
  const { snapshot, plans } = source;
  const start = snapshot.preferenceStart[child] ?? 0;
  const end = snapshot.preferenceStart[child + 1] ?? start;
  const changes: Change[] = [];
  let granted = false;
  for (let preference = start; preference < end; preference += 1) {
    const intake = snapshot.preferenceIntake[preference] ?? -1;
    const because = causeOf(source, settled, born, child, intake);
    const rule = plans[intake]?.intake.policy.multipleBirths;
    if (because === undefined || rule === undefined || rule === 'none') continue;
    if (rule === 'sibling-once-one-offered') {
      if (!grants.siblings.has(preference) && wouldCount(source, preference, child)) changes.push({ child, intake, change: 'counts-as-sibling', because });
      continue;
    }
    const now = settled.at[child] ?? -1;
    const lower = now < 0 || now > preference;
    if (granted || !lower || grants.over.has(preference) || (orders.place[preference] ?? -1) < 0) continue;
    granted = true;
    changes.push({ child, intake, change: 'over-number', because });
  }
  return changes;
}

/** The first other child of the birth whom the intake placed by preference. */
export function causeOf({ snapshot }: ListSource, settled: Settled, born: readonly number[], child: number, intake: number): number | undefined {
  return born.find((other) => {
    const at = settled.at[other] ?? -1;
    return other !== child && at >= 0 && settled.over[other] === 0 && snapshot.preferenceIntake[at] === intake;
  });
}

/** Whether some sibling criterion of the intake's policy is not met by the child's own facts. */
function wouldCount({ snapshot, plans }: ListSource, preference: number, child: number): boolean {
  const plan = plans[snapshot.preferenceIntake[preference] ?? -1];
  const one = { facts: snapshot.facts[child] ?? {}, preference, countsAsSibling: false };
  return plan?.siblings.some((test) => !test(one)) ?? false;
}
