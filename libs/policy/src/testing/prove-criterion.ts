import type { Criterion } from '../criterion';
import { ChildFacts } from '../facts';
import type { Measured } from '../facts';
import { examplePolicy } from './examples';
import { wordsOf } from '../english/words';

/** One child put to one criterion: what the policy settles, what is known of the child, and the answer by hand. */
export interface CriterionCase<Params> {
  readonly says: string;
  readonly params: Params;
  readonly facts?: ChildFacts;
  readonly measured?: Partial<Measured>;
  readonly met: boolean;
  /** The words that follow "Children". */
  readonly english?: string;
}

const nothingMeasured: Measured = { millimetres: () => Number.NaN, bandOf: () => undefined };

/** The school at which every case is put. */
export const school = 'town/oak';

/**
 * Proves a criterion by a table: each case is answered as by hand, with only the facts the criterion asks for; what it
 * grants makes it met and is a fact a child can have; and it reads as words that can follow "Children".
 */
export function proveCriterion<Params extends { kind: string }, Asks extends keyof ChildFacts>(
  criterion: Criterion<Params, Asks>,
  cases: readonly CriterionCase<Params>[],
): void {
  describe(`The criterion ${criterion.kind}`, () => {
    it('is proven by at least one child who meets it and one who does not', () => {
      expect(new Set(cases.map((one) => one.met)).size).toBe(criterion.kind === 'everyone-else' ? 1 : 2);
    });

    it.each(cases)('$says: $met', ({ params, facts, measured, met, english }) => {
      const asked = onlyAsked(criterion, ChildFacts.parse(facts ?? {}));
      const settled = criterion.params.parse(params);
      expect(criterion.meets(settled, school)(asked, { ...nothingMeasured, ...measured })).toBe(met);
      const words = criterion.english(settled, wordsOf(examplePolicy));
      expect(words).toMatch(/^[a-z].*[^.\s]$/);
      expect(words).not.toContain('undefined');
      if (english !== undefined) expect(words).toBe(english);
    });

    if (criterion.grant === undefined) return;
    it.each(cases.filter((one) => !one.met))('can be granted: $says', ({ params, facts, measured }) => {
      const before = ChildFacts.parse(facts ?? {});
      const kept = JSON.stringify(before);
      const granted = ChildFacts.parse(criterion.grant?.(params, school, before));
      expect(criterion.meets(params, school)(granted, { ...nothingMeasured, ...measured })).toBe(true);
      expect(JSON.stringify(before)).toBe(kept);
    });
  });
}

/** The facts behind a fence that stops the test when a criterion reads what it did not ask for. */
function onlyAsked<Params extends { kind: string }, Asks extends keyof ChildFacts>(
  criterion: Criterion<Params, Asks>,
  facts: ChildFacts,
): ChildFacts {
  return new Proxy(facts, {
    get: (known, fact) => {
      if (!criterion.asks.some((asked) => asked === fact)) throw new Error(`The criterion ${criterion.kind} read ${String(fact)} without asking.`);
      return Reflect.get(known, fact) as unknown;
    },
    ownKeys: () => [...criterion.asks],
  });
}
