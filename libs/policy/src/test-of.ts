import { interned } from '@kernel';
import type { When } from './criteria';
import { criterionOf } from './criterion-of';
import { maskOf } from './facts';
import type { ChildFacts, Measured } from './facts';

/** A condition made ready to be put to many children. */
export type Test = (facts: ChildFacts, measured: Measured) => boolean;

/** The test that a condition asks of a child at one school. */
export function testOf(when: When, school: string): Test {
  switch (when.kind) {
    case 'all': {
      const tests = when.of.map((one) => testOf(one, school));
      return (facts, measured) => {
        for (const test of tests) if (!test(facts, measured)) return false;
        return true;
      };
    }
    case 'any': {
      const tests = when.of.map((one) => testOf(one, school));
      return (facts, measured) => {
        for (const test of tests) if (test(facts, measured)) return true;
        return false;
      };
    }
    case 'not': {
      const test = testOf(when.of, school);
      return (facts, measured) => !test(facts, measured);
    }
    default:
      return criterionOf(when).meets(interned(when), interned(school));
  }
}

/** The mask of facts without which nobody meets a condition; 0 where none is needed. */
export function factsNeeded(when: When): number {
  switch (when.kind) {
    case 'all':
      return when.of.reduce((mask, one) => mask | factsNeeded(one), 0);
    case 'any':
      return when.of.reduce((mask, one) => mask & factsNeeded(one), -1);
    case 'not':
      return 0;
    default:
      return maskOf(criterionOf(when).asks);
  }
}
