import type { Outcome, RankedList, Snapshot } from '@allocation';
import type { Dice } from './dice';

/** Something done to an outcome, or nothing where this outcome has no place for it. */
export interface Mutant {
  readonly does: string;
  /** The properties of which at least one must notice. */
  readonly noticedBy: readonly string[];
  change(outcome: Outcome, snapshot: Snapshot, dice: Dice): Outcome | undefined;
}

/** A copy whose columns may be changed. */
export function copyOf(outcome: Outcome): Outcome {
  return structuredClone(outcome);
}

/** One of the numbers from 0 up to a length that pass, or undefined. */
function pick(dice: Dice, length: number, passes: (at: number) => boolean): number | undefined {
  const found = Array.from({ length }, (_, at) => at).filter(passes);
  return found.length === 0 ? undefined : dice.one(found);
}

/** Changes one list that passes, if there is one. */
function changeList(outcome: Outcome, dice: Dice, passes: (list: RankedList) => boolean, change: (list: RankedList) => Partial<RankedList>): Outcome | undefined {
  const at = pick(dice, outcome.lists.length, (one) => outcome.lists[one] !== undefined && passes(outcome.lists[one]));
  if (at === undefined) return undefined;
  return { ...outcome, lists: outcome.lists.map((list, number) => (number === at ? { ...list, ...change(list) } : list)) };
}

const two = (list: RankedList): boolean => list.order.length >= 2;
const some = (list: RankedList): boolean => list.order.length >= 1;

/** A list without the child at a position. */
function without(list: RankedList, at: number): Partial<RankedList> {
  const keep = (_: unknown, position: number): boolean => position !== at;
  const drawn = [...list.drawn].filter(([position]) => position !== at).map(([position, value]) => [position > at ? position - 1 : position, value] as const);
  return { order: list.order.filter(keep), category: list.category.filter(keep), keys: list.keys.filter((_, key) => Math.floor(key / list.width) !== at), drawn: new Map(drawn) };
}

function swapped(list: RankedList, at: number): Partial<RankedList> {
  const order = Int32Array.from(list.order);
  [order[at], order[at + 1]] = [order[at + 1] ?? 0, order[at] ?? 0];
  return { order };
}

/** Sets numbers of one column of a copy. */
function set(outcome: Outcome, column: 'placedIntake' | 'placedHow' | 'placedStage' | 'placedVacancy' | 'verdicts' | 'positions', at: number | undefined, value: number): Outcome | undefined {
  if (at === undefined || outcome[column][at] === value) return undefined;
  outcome[column][at] = value;
  return outcome;
}

function owner(snapshot: Snapshot, preference: number): number {
  return snapshot.preferenceStart.findIndex((start) => start > preference) - 1;
}

/** A preference for another intake than the list's. */
function stranger(snapshot: Snapshot, list: RankedList): number {
  return snapshot.preferenceIntake.findIndex((intake) => intake !== list.intake);
}

/** Everything that is done to outcomes, one thing at a time. */
export const mutants: readonly Mutant[] = [
  {
    does: 'swaps the places of two children',
    noticedBy: ['V10'],
    change: (outcome, _snapshot, dice) => {
      const placed = (child: number): boolean => outcome.placedHow[child] === 1;
      const one = pick(dice, outcome.placedHow.length, placed);
      const other = pick(dice, outcome.placedHow.length, (child) => placed(child) && outcome.placedIntake[child] !== outcome.placedIntake[one ?? -1]);
      if (one === undefined || other === undefined) return undefined;
      [outcome.placedIntake[one], outcome.placedIntake[other]] = [outcome.placedIntake[other] ?? -1, outcome.placedIntake[one] ?? -1];
      return outcome;
    },
  },
  {
    does: 'leaves a child without their place',
    noticedBy: ['V2'],
    change: (outcome, _snapshot, dice) => {
      const child = pick(dice, outcome.placedHow.length, (one) => outcome.placedHow[one] === 1);
      if (child === undefined) return undefined;
      outcome.placedIntake[child] = -1;
      outcome.placedHow[child] = 0;
      return outcome;
    },
  },
  {
    does: 'gives an outranked child the place after all',
    noticedBy: ['V1', 'V10'],
    change: (outcome, snapshot, dice) => {
      const preference = pick(dice, outcome.verdicts.length, (one) => outcome.verdicts[one] === 2 && outcome.placedHow[owner(snapshot, one)] === 0);
      if (preference === undefined) return undefined;
      const child = owner(snapshot, preference);
      outcome.verdicts[preference] = 0;
      outcome.placedIntake[child] = snapshot.preferenceIntake[preference] ?? -1;
      outcome.placedHow[child] = 1;
      outcome.placedStage[child] = 0;
      return outcome;
    },
  },
  { does: 'changes an answer', noticedBy: ['V10'], change: (outcome, _snapshot, dice) => set(outcome, 'verdicts', pick(dice, outcome.verdicts.length, () => true), dice.whole(0, 6)) },
  { does: 'changes a position', noticedBy: ['V10'], change: (outcome, _snapshot, dice) => set(outcome, 'positions', pick(dice, outcome.positions.length, () => true), dice.whole(-1, 3)) },
  { does: 'changes how a child was placed', noticedBy: ['V10'], change: (outcome, _snapshot, dice) => set(outcome, 'placedHow', pick(dice, outcome.placedHow.length, () => true), dice.whole(0, 4)) },
  { does: 'changes the stage that took a child', noticedBy: ['V10'], change: (outcome, _snapshot, dice) => set(outcome, 'placedStage', pick(dice, outcome.placedStage.length, () => true), dice.whole(-1, 4)) },
  { does: 'changes which place a child was taken into', noticedBy: ['V10'], change: (outcome, _snapshot, dice) => set(outcome, 'placedVacancy', pick(dice, outcome.placedVacancy.length, () => true), dice.whole(0, 4)) },
  { does: 'sends a child with an EHC plan elsewhere', noticedBy: ['V7'], change: (outcome, snapshot, dice) => set(outcome, 'placedIntake', snapshot.held.find((held) => held.why === 'ehc-plan')?.child, dice.whole(0, snapshot.intakes.length - 1)) },
  { does: 'gives the fallback place to nobody', noticedBy: ['V3'], change: (outcome, _snapshot, dice) => {
    const child = pick(dice, outcome.placedHow.length, (one) => outcome.placedHow[one] === 3);
    if (child === undefined) return undefined;
    outcome.placedIntake[child] = -1;
    outcome.placedHow[child] = 0;
    return outcome;
  } },
  { does: 'swaps two neighbours on a list', noticedBy: ['V6'], change: (outcome, _snapshot, dice) => changeList(outcome, dice, two, (list) => swapped(list, dice.whole(0, list.order.length - 2))) },
  { does: 'leaves a child off a list', noticedBy: ['V6'], change: (outcome, _snapshot, dice) => changeList(outcome, dice, some, (list) => without(list, dice.whole(0, list.order.length - 1))) },
  { does: 'puts a child on a list twice', noticedBy: ['V6'], change: (outcome, _snapshot, dice) => changeList(outcome, dice, two, (list) => ({ order: list.order.map((preference, at) => (at === 1 ? (list.order[0] ?? 0) : preference)) })) },
  { does: 'puts a stranger on a list', noticedBy: ['V6'], change: (outcome, snapshot, dice) => changeList(outcome, dice, (list) => list.order.length > 0 && stranger(snapshot, list) >= 0, (list) => ({ order: list.order.map((preference, at) => (at === 0 ? stranger(snapshot, list) : preference)) })) },
  { does: 'changes a category', noticedBy: ['V6'], change: (outcome, _snapshot, dice) => changeList(outcome, dice, some, (list) => ({ category: list.category.map((row, at) => (at === 0 ? row + 1 : row)) })) },
  { does: 'changes a tie-break value', noticedBy: ['V6'], change: (outcome, _snapshot, dice) => changeList(outcome, dice, (list) => list.keys.length > 0, (list) => {
    const changed = dice.whole(0, list.keys.length - 1);
    return { keys: list.keys.map((value, at) => (at === changed ? (Number.isNaN(value) ? 0 : value + 1) : value)) };
  }) },
  { does: 'names another pool', noticedBy: ['V6'], change: (outcome, _snapshot, dice) => changeList(outcome, dice, () => true, (list) => ({ pool: `${list.pool}-other` })) },
  { does: 'leaves out a list', noticedBy: ['V6'], change: (outcome, _snapshot, dice) => ({ ...outcome, lists: outcome.lists.toSpliced(dice.whole(0, outcome.lists.length - 1), 1) }) },
  { does: 'changes a draw', noticedBy: ['V11'], change: (outcome, _snapshot, dice) => changeList(outcome, dice, (list) => list.drawn.size > 0, (list) => {
    const changed = dice.one([...list.drawn.keys()]);
    return { drawn: new Map([...list.drawn].map(([at, value]) => [at, at === changed ? value.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) : value])) };
  }) },
  { does: 'forgets a draw', noticedBy: ['V11'], change: (outcome, _snapshot, dice) => changeList(outcome, dice, (list) => list.drawn.size > 0, (list) => ({ drawn: new Map([...list.drawn].slice(1)) })) },
  { does: 'draws where nothing is tied', noticedBy: ['V11'], change: (outcome, _snapshot, dice) => changeList(outcome, dice, (list) => list.drawn.size < list.order.length, (list) => {
    const at = list.order.findIndex((_, position) => !list.drawn.has(position));
    return { drawn: new Map([...list.drawn, [at, '0'.repeat(64)]]) };
  }) },
  { does: 'says a stage took one more', noticedBy: ['V14'], change: (outcome, _snapshot, dice) => {
    const changed = dice.whole(0, outcome.stages.length - 1);
    return { ...outcome, stages: outcome.stages.map((stage, at) => (at === changed ? { ...stage, taken: stage.taken + 1 } : stage)) };
  } },
  { does: 'says a stage had other places', noticedBy: ['V10'], change: (outcome, _snapshot, dice) => {
    const changed = dice.whole(0, outcome.stages.length - 1);
    return { ...outcome, stages: outcome.stages.map((stage, at) => (at === changed ? { ...stage, places: stage.places + 1 } : stage)) };
  } },
  { does: 'says the last child taken stands elsewhere', noticedBy: ['V14'], change: (outcome, _snapshot, dice) => {
    const changed = pick(dice, outcome.stages.length, () => true);
    return { ...outcome, stages: outcome.stages.map((stage, at) => (at === changed ? { ...stage, lastTaken: stage.lastTaken + 1 } : stage)) };
  } },
  { does: 'forgets the result of a stage', noticedBy: ['V10'], change: (outcome, _snapshot, dice) => ({ ...outcome, stages: outcome.stages.toSpliced(dice.whole(0, outcome.stages.length - 1), 1) }) },
  { does: 'forgets a change for a multiple birth', noticedBy: ['V10'], change: (outcome) => (outcome.passes.length === 0 ? undefined : { ...outcome, passes: outcome.passes.slice(1) }) },
  { does: 'blames another child for a change', noticedBy: ['V10'], change: (outcome, snapshot) => (outcome.passes.length === 0 ? undefined : { ...outcome, passes: outcome.passes.map((pass) => ({ ...pass, because: (pass.because + 1) % snapshot.children.length })) }) },
  { does: 'puts the lists in another order', noticedBy: ['V12'], change: (outcome) => (outcome.lists.length < 2 ? undefined : { ...outcome, lists: outcome.lists.toReversed() }) },
  { does: 'cuts a column short', noticedBy: ['V12'], change: (outcome) => ({ ...outcome, placedHow: outcome.placedHow.slice(1) }) },
  { does: 'names a child who does not exist', noticedBy: ['V12'], change: (outcome) => ({ ...outcome, passes: [{ pass: 1, child: 9_999, intake: 0, change: 'over-number', because: 0 }] }) },
];
