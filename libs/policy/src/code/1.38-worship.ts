import type { Example } from './examples';
import { lint } from './lint';
import type { Finding } from './lint';
import type { Policy } from '../policy';

const mend = 'Ask the religious authority whether its guidance lays this down. If it does not, take it out.';

export const worshipOnly = lint({
  id: '1.38-worship-only',
  paragraphs: ['1.38', '1.9(i)'],
  strength: 'should',
  says: 'A faith form counts worship and practice, not other activities in the church or community.',
  mend,
  check: (policy) =>
    findings(
      policy,
      /\b(choir|bell[- ]ring\w*|flower\w*|clean\w*|reader|sidesm[ae]n|altar server|sunday school teacher|committee|parish council|youth group|activit(y|ies)|helps? (at|in|with)|involve(d|ment))\b/i,
      'point to activities beyond worship',
    ),
  lawful: [termExample('who worship twice a month or more', 'that counts worship')],
  unlawful: [termExample('whose parents are on the flower rota', 'that counts work for the church')],
});

export const noSacramentDates = lint({
  id: '1.38-no-sacrament-dates',
  paragraphs: ['1.38', '1.8'],
  strength: 'should',
  says: 'A faith form does not rank by the date of a baptism or other sacrament.',
  mend,
  check: (policy) =>
    findings(
      policy,
      /\b(bapti[sz]\w*|christen\w*|communion|confirmed|sacrament\w*)\b.*\b(before|by|within|under|aged?)\b.*(\d|\b(months?|weeks?|year|birthday|one|two|six)\b)/i,
      'rank by the date of a sacrament',
    ),
  lawful: [termExample('who are baptised', 'that counts baptism at any age')],
  unlawful: [termExample('who were baptised within six months of birth', 'that counts only early baptism')],
});

function findings(policy: Policy, words: RegExp, what: string): readonly Finding[] {
  return Object.entries(policy.definitions.forms).flatMap(([form, { terms }]) =>
    Object.entries(terms).flatMap(([term, says]): Finding[] => {
      const found = words.exec(says)?.[0];
      return found === undefined ? [] : [{ path: `definitions.forms.${form}.terms.${term}`, message: `The words "${found}" in "${says}" seem to ${what}.` }];
    }),
  );
}

function termExample(says: string, shows: string): Example {
  return { of: 'faith', shows, change: { definitions: { forms: { 'church-form': { says: 'the church form', terms: { worship: says } } } } } };
}
