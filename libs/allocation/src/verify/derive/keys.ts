import type { ChildFacts, OrderKey } from '@policy';
import type { Intake } from '../documents';
import { scoreIn } from './bands';
import { testOf, type Asked, type Surroundings } from './meets';

/** One step of the order within a row: a number for each child, and which end comes first. */
export interface Key {
  readonly biggestFirst: boolean;
  value(one: Asked): number;
}

/** The steps of one row that come before any draw, and whether a draw ends them. */
export interface Chain {
  readonly keys: readonly Key[];
  readonly drawn: boolean;
}

/** The order of a row as numbers that can be compared. */
export function chainOf(order: readonly OrderKey[], intake: Intake, around: Surroundings): Chain {
  const keys: Key[] = [];
  for (const key of order) {
    if (key.by === 'draw') return { keys, drawn: true };
    keys.push(keyOf(key, intake, around));
  }
  return { keys, drawn: false };
}

function keyOf(key: Exclude<OrderKey, { by: 'draw' }>, intake: Intake, around: Surroundings): Key {
  switch (key.by) {
    case 'distance': {
      const steps = stepsBy(key.measure, intake, around);
      return { biggestFirst: key.first === 'farthest', value: (one) => steps(one.preference) };
    }
    case 'distance-difference': {
      const from = stepsBy(key.from, intake, around);
      const less = stepsBy(key.less, intake, around);
      return { biggestFirst: key.first === 'largest', value: (one) => from(one.preference) - less(one.preference) };
    }
    case 'score':
      return { biggestFirst: key.first === 'highest', value: (one) => scoreIn(one.facts, key.test) };
    case 'points':
      return { biggestFirst: key.first === 'highest', value: (one) => pointsIn(one.facts, key.form) };
    case 'meeting': {
      const test = testOf(key.when, around);
      return { biggestFirst: true, value: (one) => (test(one) ? 1 : 0) };
    }
    case 'listed':
      return { biggestFirst: false, value: (one) => one.facts.listed?.find((entry) => entry.school === around.school)?.position ?? Number.NaN };
  }
}

function pointsIn(facts: ChildFacts, form: string): number {
  return facts.faith?.find((one) => one.form === form)?.points ?? Number.NaN;
}

const unitMillimetres = { metre: 1_000, kilometre: 1_000_000, mile: 1_609_344 } as const;

/** A measure's distances in whole steps, halves up, worked out in whole numbers so that no rounding of ours can creep in. */
function stepsBy(measure: string, intake: Intake, around: Surroundings): (preference: number) => number {
  const said = intake.policy.definitions.measures[measure];
  if (said === undefined) return () => Number.NaN;
  const { decimals } = said;
  const column = around.column(measure);
  if (decimals === 'none') return (preference) => column[preference] ?? Number.NaN;
  const times = 2 * 10 ** decimals;
  const unit = unitMillimetres[said.unit];
  return (preference) => {
    const halves = (column[preference] ?? Number.NaN) * times + unit;
    const steps = Math.floor(halves / (2 * unit));
    if (steps * 2 * unit > halves) return steps - 1;
    return (steps + 1) * 2 * unit <= halves ? steps + 1 : steps;
  };
}

/** Which of two children of one row comes first by the keys before any draw; 0 where only a draw could tell. */
export function compareKeys(chain: Chain, one: Float64Array, other: Float64Array): number {
  for (let at = 0; at < chain.keys.length; at += 1) {
    const a = one[at] ?? Number.NaN;
    const b = other[at] ?? Number.NaN;
    if (a === b) continue;
    if (Number.isNaN(a)) {
      if (Number.isNaN(b)) continue;
      return 1;
    }
    if (Number.isNaN(b)) return -1;
    return a < b === (chain.keys[at]?.biggestFirst ?? false) ? 1 : -1;
  }
  return 0;
}
