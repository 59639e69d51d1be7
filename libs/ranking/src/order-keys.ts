import { millimetresIn } from '@kernel';
import { testOf } from '@policy';
import type { ChildFacts, Measured, OrderKey, Policy } from '@policy';

/** One key of an order, ready to be read for many children. */
export interface ReadyKey {
  /** The value as it is compared and written down: steps, a score, points, 1 or 0, a position; NaN where there is none. */
  read(facts: ChildFacts, measured: Measured): number;
  /** 1 where the smaller value comes first, -1 where the larger does. */
  readonly direction: 1 | -1;
}

/** An order within a row: its keys before any draw, and whether a draw comes after them. */
export interface ReadyOrder {
  readonly keys: readonly ReadyKey[];
  readonly draws: boolean;
}

/** The keys of an order made ready. What stands after a draw can separate nobody and is left out. */
export function readyOrder(keys: readonly OrderKey[], policy: Policy): ReadyOrder {
  const draw = keys.findIndex((key) => key.by === 'draw');
  const before = draw < 0 ? keys : keys.slice(0, draw);
  return { keys: before.flatMap((key) => readyKey(key, policy)), draws: draw >= 0 };
}

function readyKey(key: OrderKey, policy: Policy): readonly ReadyKey[] {
  switch (key.by) {
    case 'distance':
      return [{ read: stepsReader(key.measure, policy), direction: key.first === 'nearest' ? 1 : -1 }];
    case 'distance-difference': {
      const from = stepsReader(key.from, policy);
      const less = stepsReader(key.less, policy);
      return [{ read: (facts, measured) => from(facts, measured) - less(facts, measured), direction: key.first === 'largest' ? -1 : 1 }];
    }
    case 'score':
      return [
        {
          read: (facts) => facts.tests?.find((one) => one.test === key.test)?.score ?? Number.NaN,
          direction: key.first === 'highest' ? -1 : 1,
        },
      ];
    case 'points':
      return [
        {
          read: (facts) => facts.faith?.find((one) => one.form === key.form)?.points ?? Number.NaN,
          direction: key.first === 'highest' ? -1 : 1,
        },
      ];
    case 'meeting': {
      const test = testOf(key.when, policy.school.id);
      return [{ read: (facts, measured) => (test(facts, measured) ? 1 : 0), direction: -1 }];
    }
    case 'listed':
      return [
        { read: (facts) => facts.listed?.find((one) => one.school === policy.school.id)?.position ?? Number.NaN, direction: 1 },
      ];
    case 'draw':
      return [];
  }
}

/** Reads a measured distance in the measure's whole steps; the arithmetic is `stepsOf`, with its constants worked out once. */
function stepsReader(measure: string, policy: Policy): (facts: ChildFacts, measured: Measured) => number {
  const how = policy.definitions.measures[measure];
  if (how === undefined || how.decimals === 'none') return (_facts, measured) => measured.millimetres(measure);
  const scale = 10 ** how.decimals;
  const unit = millimetresIn[how.unit];
  return (_facts, measured) => Math.floor((measured.millimetres(measure) * scale) / unit + 0.5);
}
