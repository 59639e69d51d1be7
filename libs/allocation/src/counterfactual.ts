import { canonicalJson, stepsOf } from '@kernel';
import type { Rounding } from '@kernel';
import { atomsOf, conditionsOf, criterionOf, keysOf } from '@policy';
import type { AtomicWhen, ChildFacts, Policy } from '@policy';
import { Trial, triedOf } from './trial';
import type { World } from './world';

/** The smallest change of one of the child's own facts that would have given them the place. */
export type Counterfactual =
  /** Had this criterion been accepted for the child. */
  | { readonly kind: 'criterion'; readonly when: AtomicWhen }
  /** Had the measured distance been this or nearer (`at-most`), or this or farther (`at-least`). */
  | { readonly kind: 'distance'; readonly measure: string; readonly bound: 'at-most' | 'at-least'; readonly millimetres: number }
  | { readonly kind: 'score'; readonly test: string; readonly atLeast: number }
  | { readonly kind: 'points'; readonly form: string; readonly atLeast: number };

/**
 * Every single change of a child's own facts that would have won a refused preference, each proved by deciding again.
 *
 * A comparison with the last place offered is not exact: the child let in lets another out, whose next wish can set off a
 * chain that comes back. So each change is tried by deciding the whole round with it. Looked-after status, vulnerability
 * and draws are never held out as something that might have been otherwise. An empty list says that no single change
 * would have done. `preference` is a preference's number in the snapshot.
 */
export function counterfactuals(world: World, preference: number): readonly Counterfactual[] {
  const trial = new Trial(triedOf(world), preference);
  const policy = world.snapshot.intakes[trial.intake]?.policy;
  if (policy === undefined) return [];
  return [...criterionChanges(trial, policy), ...distanceChanges(trial, policy), ...scoreChanges(trial, policy), ...pointsChanges(trial, policy)];
}

function criterionChanges(trial: Trial, policy: Policy): readonly Counterfactual[] {
  const atoms = new Map<string, AtomicWhen>();
  for (const { thing } of conditionsOf(policy)) for (const atom of atomsOf(thing)) atoms.set(canonicalJson(atom), atom);
  return [...atoms.values()].flatMap((when): readonly Counterfactual[] => {
    const granted = criterionOf(when).grant?.(when, policy.school.id, trial.facts);
    if (granted === undefined) return [];
    if (canonicalJson(granted) === canonicalJson(trial.facts) || isMet(when, policy, trial.facts)) return [];
    return trial.offeredWithFacts(granted) ? [{ kind: 'criterion', when }] : [];
  });
}

function isMet(when: AtomicWhen, policy: Policy, facts: ChildFacts): boolean {
  return criterionOf(when).meets(when, policy.school.id)(facts, { millimetres: () => Number.NaN, bandOf: () => undefined });
}

function distanceChanges(trial: Trial, policy: Policy): readonly Counterfactual[] {
  const measures = trial.snapshot.intakes[trial.intake]?.measures ?? [];
  return measures.flatMap((measure, slot): readonly Counterfactual[] => {
    const now = trial.snapshot.millimetres[slot]?.[trial.preference] ?? Number.NaN;
    if (Number.isNaN(now)) return [];
    const offered = (millimetres: number): boolean => trial.offeredAt(slot, millimetres);
    const nearer = farthestOffered(trial, policy, measure, slot, now);
    if (nearer !== undefined) return [{ kind: 'distance', measure, bound: 'at-most', millimetres: nearer }];
    const farther = fartherHelps(policy, measure) ? lastTrue((back) => offered(farthest - back), 0, farthest - now) : undefined;
    return farther === undefined ? [] : [{ kind: 'distance', measure, bound: 'at-least', millimetres: farthest - farther }];
  });
}

/**
 * The farthest distance below the child's own at which they would be offered the place; nothing where none would do.
 *
 * The answer only changes at another applicant's distance or at a radius, and most often where the last place went, so
 * the search begins there and takes a handful of trials instead of thirty.
 */
function farthestOffered(trial: Trial, policy: Policy, measure: string, slot: number, now: number): number | undefined {
  const { marks, guess } = trial.marks(slot, policy, now);
  const offered = (millimetres: number): boolean => trial.offeredAt(slot, millimetres);
  const last = lastMark(marks, guess, offered);
  const yes = marks[last];
  if (yes === undefined) return undefined;
  return withinGap(yes, marks[last + 1] ?? now, policy.definitions.measures[measure], offered);
}

/** The place of the last mark that is offered, looked for around a guess; -1 where not even the first is. */
function lastMark(marks: readonly number[], guess: number, offered: (millimetres: number) => boolean): number {
  const at = (place: number): boolean => offered(marks[place] ?? Number.NaN);
  const near = Math.max(guess, 0);
  if (at(near)) {
    if (near + 1 >= marks.length || !at(near + 1)) return near;
    return lastTrue((place) => place === near + 1 || at(place), near + 1, marks.length) ?? near + 1;
  }
  return lastTrue(at, 0, near) ?? -1;
}

/**
 * The farthest offered distance from `yes`, which is offered, up to `no`, which is not. Between two marks only the steps
 * that the policy compares in matter: as far as `no` itself, one step nearer, or as far as `yes`.
 */
function withinGap(yes: number, no: number, rounding: Rounding | undefined, offered: (millimetres: number) => boolean): number {
  if (no - yes <= 1) return yes;
  if (offered(no - 1)) return no - 1;
  const before = rounding === undefined ? yes : lastBelow(yes, no - 1, stepsOf(no - 1, rounding), rounding);
  if (before > yes && offered(before)) return before;
  return lastTrue((millimetres) => millimetres === yes || offered(millimetres), yes, Math.max(before, yes + 1)) ?? yes;
}

/** The last distance from `low` on that is fewer steps than these. */
function lastBelow(low: number, high: number, steps: number, rounding: Rounding): number {
  return lastTrue((millimetres) => stepsOf(millimetres, rounding) < steps, low, high) ?? low;
}

/** A distance no home in the country exceeds: 2,000 km, in millimetres. */
const farthest = 2_000_000_000;

function fartherHelps(policy: Policy, measure: string): boolean {
  return keysOf(policy).some(
    ({ thing }) => (thing.by === 'distance' && thing.measure === measure && thing.first === 'farthest') || (thing.by === 'distance-difference' && (thing.from === measure || thing.less === measure)),
  );
}

function scoreChanges(trial: Trial, policy: Policy): readonly Counterfactual[] {
  const banded = new Set(Object.values(policy.definitions.bandings).map((banding) => banding.test));
  const atoms = conditionsOf(policy).flatMap(({ thing }) => atomsOf(thing)).filter((atom) => atom.kind === 'tested');
  const tests = new Set([...keysOf(policy).flatMap(({ thing }) => (thing.by === 'score' && thing.first === 'highest' ? [thing.test] : [])), ...atoms.map((atom) => atom.test)]);
  return [...tests].filter((test) => !banded.has(test)).flatMap((test): readonly Counterfactual[] => {
    const scores = trial.snapshot.facts.flatMap((facts) => facts.tests?.filter((one) => one.test === test).map((one) => one.score) ?? []);
    const wanted = atoms.flatMap((atom) => (atom.test === test && atom.atLeast !== undefined ? [atom.atLeast] : []));
    const step = [...scores, ...wanted].every(Number.isInteger) ? 1 : 0.01;
    const now = trial.facts.tests?.find((one) => one.test === test)?.score ?? Math.min(...scores, ...wanted, 0) - step;
    const top = Math.max(...scores, ...wanted, now) + step;
    const others = trial.facts.tests?.filter((one) => one.test !== test) ?? [];
    const atLeast = firstStep(now, top, step, (score) => trial.offeredWithFacts({ ...trial.facts, tests: [...others, { test, score }] }));
    return atLeast === undefined ? [] : [{ kind: 'score', test, atLeast }];
  });
}

function pointsChanges(trial: Trial, policy: Policy): readonly Counterfactual[] {
  const atoms = conditionsOf(policy).flatMap(({ thing }) => atomsOf(thing)).filter((atom) => atom.kind === 'faith-points');
  const forms = new Set([...keysOf(policy).flatMap(({ thing }) => (thing.by === 'points' && thing.first === 'highest' ? [thing.form] : [])), ...atoms.map((atom) => atom.form)]);
  return [...forms].flatMap((form): readonly Counterfactual[] => {
    const mine = trial.facts.faith?.find((one) => one.form === form);
    const others = trial.facts.faith?.filter((one) => one !== mine) ?? [];
    const given = trial.snapshot.facts.flatMap((facts) => facts.faith?.flatMap((one) => (one.form === form ? [one.points ?? 0] : [])) ?? []);
    const top = policy.definitions.forms[form]?.maximumPoints ?? Math.max(0, ...given, ...atoms.map((atom) => atom.atLeast)) + 1;
    const atLeast = firstStep(mine?.points ?? -1, top, 1, (points) =>
      trial.offeredWithFacts({ ...trial.facts, faith: [...others, { form, terms: mine?.terms ?? [], points }] }),
    );
    return atLeast === undefined ? [] : [{ kind: 'points', form, atLeast }];
  });
}

/** The smallest of the steps after `now`, up to `top`, at which the place is offered. */
function firstStep(now: number, top: number, step: number, offered: (value: number) => boolean): number | undefined {
  const steps = Math.round((top - now) / step);
  const at = (count: number): number => Math.round((top - count * step) / step) * step;
  const found = lastTrue((count) => offered(at(count)), 0, steps);
  return found === undefined ? undefined : at(found);
}

/** The largest whole number from `low` up to (not including) `high` that passes, given that passing stops once; undefined if `low` does not pass. */
function lastTrue(passes: (value: number) => boolean, low: number, high: number): number | undefined {
  if (high <= low || !passes(low)) return undefined;
  let yes = low;
  let no = high;
  while (no - yes > 1) {
    const middle = Math.floor((yes + no) / 2);
    if (passes(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}
