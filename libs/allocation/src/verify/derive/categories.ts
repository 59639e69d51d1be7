import type { Snapshot } from '../documents';
import type { Asked } from './meets';
import { factsPresent } from './needs';
import type { People } from './people';
import { rowIn, type Plan } from './plan';

/** What the facts say of every preference. */
export interface Categories {
  /** By stage number, then by preference: the row that the child comes under on that stage's list, or -1. */
  readonly rows: readonly Int16Array[];
  /** By intake: how many children stand on each of its stages' lists. */
  readonly sizes: readonly Int32Array[];
  /** By preference: 1 + the place in `careStatuses` where the child is or was looked after; 0 otherwise. */
  readonly care: Uint8Array;
}

const cared = { 'looked-after': 1, 'previously-looked-after': 2, 'state-care-outside-england': 3 } as const;

/**
 * The category of every child at every intake they ask for, in one pass over the children, so that a child's facts
 * are fetched once. The parent's rank is not looked at (1.9(c)).
 */
export function readCategories(snapshot: Snapshot, people: People, plans: readonly Plan[], siblings: ReadonlySet<number>): Categories {
  const { preferenceStart, preferenceIntake, facts } = snapshot;
  const deepest = plans.reduce((most, plan) => Math.max(most, plan.stages.length), 1);
  const rows = Array.from({ length: deepest }, () => new Int16Array(preferenceIntake.length).fill(-1));
  const sizes = plans.map((plan) => new Int32Array(plan.stages.length));
  const care = new Uint8Array(preferenceIntake.length);
  const asked: { -readonly [Part in keyof Asked]: Asked[Part] } = { facts: {}, preference: -1, countsAsSibling: false };
  for (let child = 0; child < snapshot.children.length; child += 1) {
    const start = preferenceStart[child] ?? 0;
    const until = people.until[child] ?? start;
    const own = facts[child] ?? {};
    asked.facts = own;
    const present = factsPresent(own);
    const status = own.care === undefined ? 0 : cared[own.care];
    for (let preference = start; preference < until; preference += 1) {
      const number = preferenceIntake[preference] ?? 0;
      const plan = plans[number];
      if (plan === undefined) continue;
      care[preference] = status;
      asked.preference = preference;
      asked.countsAsSibling = siblings.size > 0 && siblings.has(preference);
      for (let stage = 0; stage < plan.stages.length; stage += 1) place(plan, stage, asked, present, rows, sizes[number]);
    }
  }
  return { rows, sizes, care };
}

function place(plan: Plan, number: number, asked: Asked, present: number, rows: readonly Int16Array[], sizes: Int32Array | undefined): void {
  const stage = plan.stages[number];
  const column = rows[number];
  if (stage === undefined || column === undefined || sizes === undefined) return;
  const row = rowIn(plan, stage, asked, present);
  if (row < 0) return;
  column[asked.preference] = row;
  sizes[number] = (sizes[number] ?? 0) + 1;
}
