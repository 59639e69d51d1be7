import { millimetresIn } from '@kernel';
import { testOf } from '@policy';
import type { ChildFacts, Measured, OrderKey, Policy } from '@policy';

/** What a key is read from: the preference turned to, its child's facts and the columns of distances. */
export interface KeySource extends Measured {
  readonly preference: number;
  facts(): ChildFacts;
  column(measure: string): Float64Array;
}

/** Reads a key's value of the applicant turned to, as it is compared and written down; NaN where there is none. */
export type ReadKey = () => number;

/** One key of an order, ready to be read for many children. */
export interface ReadyKey {
  /** Binds the key to a reading of applicants: steps, a score, points, 1 or 0, or a position. */
  reader(reading: KeySource): ReadKey;
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
      return [{ reader: (reading) => stepsReader(key.measure, policy, reading), direction: key.first === 'nearest' ? 1 : -1 }];
    case 'distance-difference':
      return [
        {
          reader: (reading) => {
            const from = stepsReader(key.from, policy, reading);
            const less = stepsReader(key.less, policy, reading);
            return () => from() - less();
          },
          direction: key.first === 'largest' ? -1 : 1,
        },
      ];
    case 'score': {
      const reader = (reading: KeySource): ReadKey => () => reading.facts().tests?.find((one) => one.test === key.test)?.score ?? Number.NaN;
      return [{ reader, direction: key.first === 'highest' ? -1 : 1 }];
    }
    case 'points': {
      const reader = (reading: KeySource): ReadKey => () => reading.facts().faith?.find((one) => one.form === key.form)?.points ?? Number.NaN;
      return [{ reader, direction: key.first === 'highest' ? -1 : 1 }];
    }
    case 'meeting': {
      const test = testOf(key.when, policy.school.id);
      return [{ reader: (reading) => () => (test(reading.facts(), reading) ? 1 : 0), direction: -1 }];
    }
    case 'listed': {
      const reader = (reading: KeySource): ReadKey => () => reading.facts().listed?.find((one) => one.school === policy.school.id)?.position ?? Number.NaN;
      return [{ reader, direction: 1 }];
    }
    case 'draw':
      return [];
  }
}

/** Reads a measured distance in the measure's whole steps; the arithmetic is `stepsOf`, with its constants worked out once. */
function stepsReader(measure: string, policy: Policy, reading: KeySource): ReadKey {
  const how = policy.definitions.measures[measure];
  const column = reading.column(measure);
  if (how === undefined || how.decimals === 'none') return () => column[reading.preference] ?? Number.NaN;
  const scale = 10 ** how.decimals;
  const unit = millimetresIn[how.unit];
  return () => Math.floor(((column[reading.preference] ?? Number.NaN) * scale) / unit + 0.5);
}
