import type { Words } from '../criterion';
import type { Policy } from '../policy';
import { bareWords } from './wording';

/** The policy's own words for the names it uses, from its definitions; a name that is not defined reads as itself. */
export function wordsOf(policy: Policy): Words {
  const { areas, measures, tests, forms, roles, schoolSets, schools, bandings } = policy.definitions;
  const said = (entry: { readonly says: string } | undefined, name: string): string => bareWords(entry?.says ?? name);
  return {
    own: 'the school',
    area: (id) => said(areas[id], id),
    measure: (id) => said(measures[id], id),
    test: (id) => said(tests[id], id),
    form: (id) => said(forms[id], id),
    term: (form, term) => bareWords(forms[form]?.terms[term] ?? term),
    role: (id) => said(roles[id], id),
    schools: (set) => said(schoolSets[set], set),
    school: (id) => bareWords(schools[id] ?? (id === policy.school.id ? policy.school.name : id)),
    band: (banding, band) => bareWords(bandings[banding]?.bands.find((one) => one.id === band)?.name ?? band),
  };
}
