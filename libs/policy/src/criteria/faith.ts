import { z } from 'zod';
import { criterion } from '../criterion';
import { Id } from '../facts';

export const FaithParams = z.strictObject({
  kind: z.literal('faith'),
  /** The supplementary form that shows it. */
  form: Id,
  /** Terms of the form, any one of which is enough. */
  any: z.array(Id).min(1),
});
type Params = z.infer<typeof FaithParams>;

/** The child, or the family, practises a faith in one of the ways the policy names. */
export const faith = criterion<Params, 'faith'>({
  kind: 'faith',
  paragraphs: ['1.36', '1.37', '1.38'],
  params: FaithParams,
  asks: ['faith'],
  meets: (params) => {
    const any = new Set(params.any);
    return (facts) => facts.faith?.some((one) => one.form === params.form && one.terms.some((term) => any.has(term))) ?? false;
  },
  grant: (params, _school, facts) => {
    const [term] = params.any;
    if (term === undefined) return facts;
    const before = facts.faith ?? [];
    const same = before.find((one) => one.form === params.form);
    const after = same === undefined ? { form: params.form, terms: [term] } : { ...same, terms: [...same.terms, term] };
    return { ...facts, faith: [...before.filter((one) => one !== same), after] };
  },
  english: (params, words) => params.any.map((term) => words.term(params.form, term)).join(', or '),
});
