import type { ChildFacts } from '@policy';
import type { Outcome, RankedList, Snapshot } from '../documents';
import { Ledger } from '../ledger';
import type { Categories } from './categories';
import { listDraw, type Draw } from './draw';
import { compareKeys, type Chain } from './keys';
import type { Asked } from './meets';
import type { People } from './people';
import type { Plan, Stage } from './plan';
import { sortList } from './sort-list';

/** What reading every list of an outcome beside the facts brought to light. */
export interface ListReading {
  /** Wrong members, categories, keys or order. */
  readonly order: Ledger;
  /** Draws that do not follow from the seed, or that decide anything but an exact tie. */
  readonly draws: Ledger;
  /** By list of the outcome: 1 where nothing at all was wrong with it. */
  readonly right: Uint8Array;
  /** By preference: its position in the first list that ranks it, or -1. */
  readonly place: Int32Array;
}

/** What one list is read with. */
interface Desk {
  readonly snapshot: Snapshot;
  readonly people: People;
  readonly plan: Plan;
  readonly stage: Stage;
  readonly list: RankedList;
  /** By preference: the row the facts give on this list. */
  readonly rows: Int16Array;
  readonly siblings: ReadonlySet<number>;
  readonly wrong: (ledger: Ledger, says: string, preference: number) => void;
}

/** Reads every list: who is on it, under which category, by which keys, in which order, and by which draws. */
export function readLists(
  snapshot: Snapshot,
  outcome: Outcome,
  people: People,
  plans: readonly Plan[],
  categories: Categories,
  siblings: ReadonlySet<number>,
  limit: number,
): ListReading {
  const reading = { order: new Ledger(limit), draws: new Ledger(limit), right: new Uint8Array(outcome.lists.length), place: new Int32Array(snapshot.preferenceIntake.length).fill(-1) };
  outcome.lists.forEach((list, at) => {
    const plan = plans[list.intake];
    const stage = plan?.stages[list.stage];
    const rows = categories.rows[list.stage];
    const before = reading.order.breachCount + reading.draws.breachCount;
    const intake = snapshot.intakes[list.intake]?.id ?? String(list.intake);
    if (plan === undefined || stage === undefined || rows === undefined) {
      reading.order.add({ says: `There is a list for stage ${list.stage} of ${intake}, but its policy has no such stage.`, intake });
      return;
    }
    const wrong = (ledger: Ledger, says: string, preference: number): void => {
      const child = snapshot.children[people.owner[preference] ?? -1];
      ledger.add({ says: `${says} (${intake}, stage ${list.stage}${list.vacancy > 0 ? `, place ${list.vacancy}` : ''}).`, intake, ...(child === undefined ? {} : { child }) });
    };
    const desk: Desk = { snapshot, people, plan, stage, list, rows, siblings, wrong };
    reading.order.checked += list.order.length;
    if (list.pool !== stage.pool || list.rows.join() !== stage.rows.join()) wrong(reading.order, 'The list names another pool, or other rows, than its policy gives this stage', -1);
    if (list.width !== stage.width) wrong(reading.order, 'The list keeps a different number of keys than its rows have', -1);
    readMembers(desk, reading.place, reading.order, categories.sizes[list.intake]?.[list.stage] ?? 0);
    (plan.linked ? readLinked : readOrder)(desk, reading.order, reading.draws);
    if (reading.order.breachCount + reading.draws.breachCount === before) reading.right[at] = 1;
  });
  return reading;
}

/** Everyone whom the facts put on the list is on it once, under the right category, and nobody else is. */
function readMembers({ snapshot, list, rows, wrong }: Desk, place: Int32Array, ledger: Ledger, expected: number): void {
  const { order, category } = list;
  const { preferenceIntake } = snapshot;
  const twice = new Set<number>();
  for (let at = 0; at < order.length; at += 1) {
    const preference = order[at] ?? -1;
    if (place[preference] === -1) place[preference] = at;
    else twice.add(preference);
    const row = preferenceIntake[preference] === list.intake ? (rows[preference] ?? -1) : -1;
    if (row < 0) wrong(ledger, 'A child is on a list that the facts do not put them on', preference);
    else if (row !== category[at]) wrong(ledger, 'A child stands under another category than the facts give', preference);
  }
  const distinct = twice.size === 0 ? order.length : new Set(order).size;
  if (distinct !== order.length) wrong(ledger, 'A list names a child twice', [...twice][0] ?? -1);
  if (distinct < expected) wrong(ledger, `A list leaves out ${expected - distinct} of the ${expected} children whom the facts put on it`, -1);
}

/** Keys are those of the facts, the order is strict, and draws are looked up only where nothing else separates. */
function readOrder(desk: Desk, order: Ledger, draws: Ledger): void {
  const { list, rows, stage, wrong } = desk;
  const one = new Reader(desk);
  const valueAt = drawReader(desk, draws);
  let keys = new Float64Array(stage.width);
  let keysAbove = new Float64Array(stage.width);
  let rowAbove = -1;
  let drawnAbove: string | undefined;
  let drawn = 0;
  for (let at = 0; at < list.order.length; at += 1) {
    one.preference = list.order[at] ?? -1;
    const row = rows[one.preference] ?? -1;
    const chain = stage.chains[row];
    if (chain === undefined) continue;
    readKeys(desk, at, chain, one, keys, order);
    const compared = row === rowAbove ? compareKeys(chain, keysAbove, keys) : rowAbove - row;
    if (compared > 0) wrong(order, 'A child stands below one whom the policy puts after them', one.preference);
    if (compared !== 0) drawnAbove = undefined;
    else if (!chain.drawn || valueAt === undefined) wrong(order, 'Nothing separates a child from the one above', one.preference);
    else {
      drawn += drawnAbove === undefined ? 2 : 1;
      drawnAbove ??= valueAt(at - 1);
      const value = valueAt(at);
      if (drawnAbove >= value) wrong(order, 'A child stands below one whom the draw puts after them', one.preference);
      drawnAbove = value;
    }
    rowAbove = row;
    [keys, keysAbove] = [keysAbove, keys];
  }
  if (list.drawn.size !== drawn) wrong(draws, 'A draw is recorded for a child whom an earlier key separates from everyone', -1);
}

/** A list in which children born together stand together is sorted afresh, because neighbours alone cannot show its order. */
function readLinked(desk: Desk, order: Ledger, draws: Ledger): void {
  const { snapshot, people, plan, stage, list, siblings, wrong } = desk;
  const sorted = sortList(snapshot, people, plan, stage, list.vacancy, new Set(list.order), siblings);
  const one = new Reader(desk);
  const valueAt = drawReader(desk, draws);
  const keys = new Float64Array(stage.width);
  let drawn = 0;
  list.order.forEach((preference, at) => {
    one.preference = preference;
    const chain = stage.chains[desk.rows[preference] ?? -1];
    if (chain !== undefined) readKeys(desk, at, chain, one, keys, order);
    if (sorted.order[at] !== preference) wrong(order, 'A child stands where neither the policy nor a linked birth puts them', preference);
    if (!sorted.drawn.has(preference)) return;
    drawn += 1;
    valueAt?.(at);
  });
  if (list.drawn.size !== drawn) wrong(draws, 'A draw is recorded for a child whom an earlier key separates from everyone', -1);
}

/** One child after another as the conditions ask about them; the facts are fetched only when a key needs them. */
class Reader implements Asked {
  preference = -1;

  constructor(private readonly desk: Pick<Desk, 'snapshot' | 'people' | 'siblings'>) {}

  get facts(): ChildFacts {
    return this.desk.snapshot.facts[this.desk.people.owner[this.preference] ?? -1] ?? {};
  }

  get countsAsSibling(): boolean {
    return this.desk.siblings.size > 0 && this.desk.siblings.has(this.preference);
  }
}

/** Recomputes the draw of the child at a position, and compares it with the one recorded. */
function drawReader({ snapshot, people, plan, list, wrong }: Desk, ledger: Ledger): ((at: number) => string) | undefined {
  if (plan.intake.draw === undefined) return undefined;
  let draw: Draw | undefined;
  return (at) => {
    draw ??= listDraw(plan.intake, list.vacancy);
    const preference = list.order[at] ?? -1;
    const value = draw?.(snapshot.children[people.owner[preference] ?? -1] ?? '') ?? '';
    ledger.checked += 1;
    if (list.drawn.get(at) !== value) wrong(ledger, 'A draw does not follow from the seed', preference);
    return value;
  };
}

/** Compares one child's recorded keys with those of the facts, which it leaves in `keys`. */
function readKeys({ list, stage, wrong }: Desk, at: number, chain: Chain, one: Asked, keys: Float64Array, ledger: Ledger): void {
  const { width } = stage;
  let same = list.width === width;
  for (let slot = 0; slot < width; slot += 1) {
    const value = chain.keys[slot]?.value(one) ?? Number.NaN;
    const kept = list.keys[at * width + slot] ?? Number.NaN;
    keys[slot] = value;
    if (value !== kept && !(Number.isNaN(value) && Number.isNaN(kept))) same = false;
  }
  if (!same) wrong(ledger, 'A child has another tie-break value than the facts give', one.preference);
}
