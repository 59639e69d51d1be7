import { kind, mentions } from './look';
import { roleExample } from './role-example';
import { wordLint } from './texts';

export const previousSchool = wordLint({
  id: '1.9(b)-previous-school',
  paragraphs: ['1.9(b)', '1.15'],
  strength: 'must',
  says: 'No priority depends on a child’s earlier school, save a named feeder school.',
  mend: 'Use a row of the kind "feeder-school" and name each school.',
  words: /\b(previous|earlier|former|current|last|present) (primary |infant |junior |first |middle )?schools?\b|\battend(s|ed|ing)? (a|an|any) (\w+ ){0,2}(school|nursery)\b|\bon (the )?roll of (the|our|a) nursery\b|\bfee[- ]paying\b/i,
  unless: /\bfeeder\b|\bresidential\b/i,
  except: (text) => text.in === 'area' || text.in === 'test' || mentions(text.row?.when, kind('feeder-school', 'sibling', 'nearest-school')),
  pointTo: 'an earlier school that is not named as a feeder school',
  lawful: [roleExample('founder', 'of a founder of the school', 'that does not look at earlier schools')],
  unlawful: [roleExample('attender', 'who attended a local primary school', 'that favours earlier schools without naming them', 'secondary')],
});
