import type { z } from 'zod';
import type { ChildFacts, Measured } from './facts';

/** A paragraph number of the Admissions Code, such as `1.9(c)`. */
export type Paragraph = `${number}.${number}${string}`;

/** The policy's own words for the names it uses: areas, measures, tests, forms, roles and sets of schools. */
export interface Words {
  area(id: string): string;
  measure(id: string): string;
  test(id: string): string;
  form(id: string): string;
  term(form: string, term: string): string;
  role(id: string): string;
  schools(set: string): string;
  school(id: string): string;
  band(banding: string, band: string): string;
  /** The school whose policy it is, as "the school". */
  readonly own: string;
}

/**
 * One kind of oversubscription criterion: what a policy must say to use it, what it may ask about a child,
 * how it decides, and how it reads in English.
 *
 * `Asks` is a fence. A criterion receives only the facts it names, so reading its file is enough to know
 * everything it can depend on.
 */
export interface Criterion<Params extends { kind: string }, Asks extends keyof ChildFacts> {
  readonly kind: Params['kind'];
  readonly paragraphs: readonly Paragraph[];
  readonly params: z.ZodType<Params>;
  /** Nobody meets a criterion without the facts it asks for. */
  readonly asks: readonly Asks[];
  /** A test ready to be put to many children; made once for each use, because a nation asks it millions of times. */
  meets(params: Params, school: string): (facts: Pick<ChildFacts, Asks>, measured: Measured) => boolean;
  /**
   * The facts as they would be if the child met the criterion, for "what would have changed the answer".
   * Absent where no parent should be told to wish for it, or where it follows from a measurement alone.
   */
  grant?(params: Params, school: string, facts: ChildFacts): ChildFacts;
  /** The children who meet it, as the words that follow "Children": "with a brother or sister at the school". */
  english(params: Params, words: Words): string;
}

/** Declares a criterion, letting the types follow from `params` and `asks`. */
export function criterion<Params extends { kind: string }, Asks extends keyof ChildFacts>(
  definition: Criterion<Params, Asks>,
): Criterion<Params, Asks> {
  return definition;
}
