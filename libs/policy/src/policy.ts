import { z } from 'zod';
import { Id } from './facts';
import { Measure } from './measure';
import { When } from './when';

/**
 * The policy document: one admission authority's oversubscription criteria for one school, age group and year.
 *
 * It says everything the decision needs, and nothing about any child. Once determined it never changes (1.46-1.50);
 * its digest names it. The same document is parsed, linted, read aloud and applied.
 */

const Sentence = z.string().min(1);

/** A number of places, or a share of a stated number, with its rounding (domain: the twelve quota forms). */
export const Amount = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all-remaining') }),
  z.strictObject({ kind: z.literal('places'), places: z.int().min(0) }),
  z.strictObject({
    kind: z.literal('share'),
    percent: z.number().positive().max(100),
    /**
     * What the share is of: the admission number; the admission number less the children placed by EHC plans; the
     * places left when this pool's turn comes; or the places left after a named earlier pool had its turn.
     */
    of: z.union([
      z.enum(['admission-number', 'admission-number-less-ehc-plans', 'remaining']),
      z.strictObject({ leftAfter: Id }),
    ]),
    round: z.enum(['down', 'up', 'nearest']),
  }),
]);
export type Amount = z.infer<typeof Amount>;

/** One step of the order within a row. Earlier keys count first; a draw, which separates anyone, comes last (1.8). */
export const OrderKey = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('distance'), measure: Id, first: z.enum(['nearest', 'farthest']) }),
  /** How much farther the next school is than this one: the first measure less the second. */
  z.strictObject({ by: z.literal('distance-difference'), from: Id, less: Id, first: z.enum(['largest', 'smallest']) }),
  z.strictObject({ by: z.literal('score'), test: Id, first: z.enum(['highest', 'lowest']) }),
  z.strictObject({ by: z.literal('points'), form: Id, first: z.enum(['highest', 'lowest']) }),
  /** Those who meet a criterion come before those who do not. */
  z.strictObject({ by: z.literal('meeting'), when: When, says: Sentence.optional() }),
  /** The strict order that an own-authority school returned, first place first. */
  z.strictObject({ by: z.literal('listed') }),
  z.strictObject({ by: z.literal('draw'), supervisedBy: Sentence }),
]);
export type OrderKey = z.infer<typeof OrderKey>;

/** A cap on the children whom one row may take. */
export const Cap = z.strictObject({
  amount: Amount,
  /**
   * Who counts towards it: only children taken under this row, or every child of the school taken so far, and every
   * child already holding a place, who meets a criterion.
   */
  counts: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('this-row') }),
    z.strictObject({ kind: z.literal('everyone-meeting'), when: When }),
  ]),
  /** Whether the cap still holds after offer day; it does when left out. */
  afterOfferDay: z.enum(['kept', 'dissolved']).optional(),
});
export type Cap = z.infer<typeof Cap>;

/** One numbered criterion of the published list. Its children are the category. */
export const Row = z.strictObject({
  id: Id,
  /** The category's published name. */
  name: Sentence,
  when: When.optional(),
  /** Said instead of `when` where the real policy's wording is not known; such a policy is not for ranking. */
  unknown: Sentence.optional(),
  /** The order within the row, where it differs from the policy's tie-break. */
  order: z.array(OrderKey).min(1).optional(),
  upTo: Cap.optional(),
});
export type Row = z.infer<typeof Row>;

/** What happens to places that a pool cannot fill. */
export const Unfilled = z.discriminatedUnion('kind', [
  /** They stay empty (only where the law allows it: 1.18). */
  z.strictObject({ kind: z.literal('lost') }),
  /** They stay among the places left, for the pools after it. */
  z.strictObject({ kind: z.literal('remains') }),
  z.strictObject({
    kind: z.literal('flow'),
    /** Pools by nearness: the first group is served until nobody is left in it, then the next group. */
    to: z.array(z.array(Id).min(1)).min(1),
    /** Within a group: one pool after the other, one place each in turn, or each place by a draw. */
    how: z.enum(['in-order', 'in-turn', 'by-draw']),
    /** `at-its-turn` adds the places to later pools at once; `after-last-pool` fills them when every pool has had its turn. */
    when: z.enum(['at-its-turn', 'after-last-pool']),
  }),
]);
export type Unfilled = z.infer<typeof Unfilled>;

/** Places filled in one order. Pools take their turn in the order of the document; a child counts in the first that takes the child. */
export const Pool = z.strictObject({
  id: Id,
  name: Sentence,
  places: Amount,
  /** Who may be ranked in it; everyone when left out. */
  who: When.optional(),
  /** The rows that order it, by id; every row when left out. */
  rows: z.array(Id).min(1).optional(),
  /** The tie-break of this pool, where it differs from the policy's. A row's own order still comes first. */
  order: z.array(OrderKey).min(1).optional(),
  unfilled: Unfilled,
  /** Whether the split still holds on the waiting list after offer day (2.15), or its places join the last pool. */
  afterOfferDay: z.enum(['kept', 'dissolved']),
});
export type Pool = z.infer<typeof Pool>;

/** How a test sorts applicants into bands (1.25-1.30). */
export const Banding = z.strictObject({
  says: Sentence,
  test: Id,
  /**
   * `applicants`: bands hold equal shares of the tested applicants, by how many scored strictly higher. `area` and
   * `national`: bands by fixed scores, from the spread of the area's or the country's children.
   */
  basis: z.enum(['applicants', 'area', 'national']),
  /** Highest band first. `percent` for applicants, `from` (the lowest score of the band) otherwise. */
  bands: z
    .array(z.strictObject({ id: Id, name: Sentence, percent: z.number().positive().optional(), from: z.number().optional() }))
    .min(2),
});
export type Banding = z.infer<typeof Banding>;

const Definitions = z.strictObject({
  areas: z.record(Id, z.strictObject({ says: Sentence, postcodes: z.array(z.string()).optional(), map: z.string().optional(), note: Sentence.optional() })).default({}),
  measures: z.record(Id, Measure).default({}),
  schoolSets: z.record(Id, z.strictObject({ says: Sentence, schools: z.array(Id).min(1), measure: Id.optional() })).default({}),
  schools: z.record(Id, Sentence).default({}),
  tests: z
    .record(
      Id,
      z.strictObject({
        says: Sentence,
        assesses: z.enum(['ability', 'aptitude', 'banding']),
        /** The subject of an aptitude test (1.24). */
        subject: z.enum(['sport', 'performing-arts', 'visual-arts', 'modern-languages', 'design-technology', 'information-technology']).optional(),
      }),
    )
    .default({}),
  forms: z.record(Id, z.strictObject({ says: Sentence, terms: z.record(Id, Sentence), maximumPoints: z.int().min(1).optional() })).default({}),
  roles: z.record(Id, z.strictObject({ says: Sentence })).default({}),
  bandings: z.record(Id, Banding).default({}),
});
export type Definitions = z.infer<typeof Definitions>;

export const schoolKinds = ['community', 'voluntary-controlled', 'voluntary-aided', 'foundation', 'academy', 'free-school'] as const;
export const entryGroups = ['reception', 'year-3', 'year-5', 'year-6', 'year-7', 'year-8', 'year-9', 'year-10', 'year-12'] as const;
export const multipleBirthRules = ['none', 'admit-all-over-number', 'linked-unit', 'sibling-once-one-offered'] as const;

/** Twins, triplets and more (domain 1.5). */
export type MultipleBirthRule = (typeof multipleBirthRules)[number];

export const Policy = z.strictObject({
  schema: z.literal(1),
  id: Id,
  title: Sentence,
  school: z.strictObject({
    id: Id,
    name: Sentence,
    kind: z.enum(schoolKinds),
    /** The designated religious character, or `none` (1.36). */
    religiousCharacter: z.string().min(1),
    /** Opened as a new school with a religious character after 2010, under the half-of-places limit. */
    faithPlacesLimited: z.boolean().optional(),
    selection: z.enum(['none', 'designated-grammar', 'partial-by-ability']),
    boarding: z.boolean().optional(),
    /** The authority in whose area it stands, for the lint of rows keyed on an authority's boundary. */
    authority: Sentence.optional(),
  }),
  entry: z.strictObject({ year: z.int().min(1990).max(2100), group: z.enum(entryGroups) }),
  /** The edition of the Admissions Code that applies, such as `2021`. */
  code: z.string().regex(/^\d{4}$/, 'the year of a Code edition is needed, such as "2021"'),
  /** Where the criteria were read, and how sure we are. */
  source: z.strictObject({ from: z.array(Sentence).min(1), confidence: z.enum(['high', 'medium', 'low']) }).optional(),
  /** Why the document must not rank children yet: a row is not known, or a real policy is only partly published. */
  notForRanking: Sentence.optional(),
  /** What a reader should know besides: what is assumed, what is not known. */
  notes: z.array(Sentence).optional(),
  places: z.strictObject({
    /** The published admission number for the entry year (1.2). */
    admissionNumber: z.int().min(1),
    /** The places offered in this round, where different. */
    offerLimit: z.int().min(1).optional(),
    /** Why the two differ (1.4). */
    reason: Sentence.optional(),
    /** Infant classes in the entry year, for the limit of thirty. */
    infantClasses: z.int().min(1).optional(),
  }),
  definitions: Definitions.default({ areas: {}, measures: {}, schoolSets: {}, schools: {}, tests: {}, forms: {}, roles: {}, bandings: {} }),
  rows: z.array(Row).min(1),
  tieBreak: z.array(OrderKey).min(1),
  /** One pool of all places when left out. */
  pools: z.array(Pool).min(1).optional(),
  /** The pool in which children placed by an EHC plan are counted; when left out they come off the whole before any pool's turn. */
  ehcPlansCountIn: Id.optional(),
  multipleBirths: z.enum(multipleBirthRules),
});
export type Policy = z.infer<typeof Policy>;
