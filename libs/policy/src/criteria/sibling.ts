import { z } from 'zod';
import { criterion } from '../criterion';
import { Id, siblingTies } from '../facts';
import type { ChildFacts, SiblingFact } from '../facts';

/** What an admission authority must settle to use the criterion. No defaults: the Code makes it say (1.11). */
export const SiblingParams = z.strictObject({
  kind: z.literal('sibling'),
  who: z.array(z.enum(siblingTies)).min(1),
  /** The day on which the sibling must be on roll. */
  onRoll: z.enum(['at-application', 'at-admission']),
  /** The schools that count; linked schools are named here (1.12). Empty for this school alone. */
  linkedSchools: z.array(Id).optional(),
  /** The sibling's year when the child would start: 0 for Reception; leave out where every year counts. */
  years: z.strictObject({ from: z.int().min(-1), to: z.int().max(14) }).optional(),
  /** Whether a sibling in the school's resourced provision counts. */
  resourcedProvision: z.enum(['counts', 'does-not-count']).optional(),
  /** Only siblings who were refused their catchment school earlier and placed here. */
  displacedOnly: z.boolean().optional(),
});
type Params = z.infer<typeof SiblingParams>;

/** A brother or sister is at the school. */
export const sibling = criterion<Params, 'siblings'>({
  kind: 'sibling',
  paragraphs: ['1.11', '1.12'],
  params: SiblingParams,
  asks: ['siblings'],
  meets: (params, school) => {
    const schools = [school, ...(params.linkedSchools ?? [])];
    return ({ siblings }) => {
      if (siblings === undefined) return false;
      for (const one of siblings) for (const each of schools) if (each === one.school && counts(one, params)) return true;
      return false;
    };
  },
  grant,
  english: (params, words) => {
    const linked = params.linkedSchools ?? [];
    const where = linked.length === 0 ? words.own : [words.own, ...linked.map((id) => words.school(id))].join(' or ');
    const when = params.onRoll === 'at-application' ? 'when the parent applies' : 'when they start';
    const years = params.years === undefined ? '' : ` in ${yearName(params.years.from)} to ${yearName(params.years.to)}`;
    const units = { counts: ', counting a special unit', 'does-not-count': ', not counting a special unit' } as const;
    const unit = params.resourcedProvision === undefined ? '' : units[params.resourcedProvision];
    const displaced = params.displacedOnly === true ? ', placed there because their catchment school was full' : '';
    return `with a brother or sister at ${where}${years} ${when}${displaced}${unit}`;
  },
});

/** Whether one sibling counts under the policy's own definition. */
function counts(one: SiblingFact, params: Params): boolean {
  if (!params.who.includes(one.tie)) return false;
  if (!(params.onRoll === 'at-application' ? one.atApplication : one.atAdmission)) return false;
  if (params.years !== undefined && (one.year < params.years.from || one.year > params.years.to)) return false;
  if (params.resourcedProvision === 'does-not-count' && one.inResourcedProvision === true) return false;
  return params.displacedOnly !== true || one.displaced === true;
}

/** The facts with one sibling who counts. */
function grant(params: Params, school: string, facts: ChildFacts): ChildFacts {
  const [tie] = params.who;
  if (tie === undefined) return facts;
  const one: SiblingFact = {
    school,
    tie,
    atApplication: true,
    atAdmission: true,
    year: params.years?.from ?? 1,
    ...(params.displacedOnly === true ? { displaced: true } : {}),
  };
  return { ...facts, siblings: [...(facts.siblings ?? []), one] };
}

function yearName(year: number): string {
  if (year < 0) return 'nursery';
  return year === 0 ? 'Reception' : `Year ${String(year)}`;
}
