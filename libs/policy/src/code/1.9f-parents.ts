import { kind, mentions } from './look';
import { roleExample } from './role-example';
import { wordLint } from './texts';
import type { Text } from './texts';

const staffOrService = (text: Text): boolean => mentions(text.row?.when, kind('staff-child', 'service-family', 'boarding-need'));

export const parentsStatus = wordLint({
  id: '1.9(f)-parents-status',
  paragraphs: ['1.9(f)', '1.39', '1.39A'],
  strength: 'must',
  says: 'No priority depends on the work, marriage, money or schooling of the parents, save children of staff and the premiums.',
  mend: 'Take it out. For children of staff use "staff-child"; for the premiums use "premium".',
  words: /\boccupations?\b|\bprofession(s|al parents)?\b|\bemployers?\b|\bself-employed\b|\bkey ?workers?\b|\bmarital\b|\b(un)?married\b|\bparents (are|work as) (a |an )?(doctors?|nurses?|lawyers?|teachers?|solicitors?|professionals?|clergy|police)\b|\btax ?payers\b|\bown(s|ing)? (their|a) (home|house)\b|\bparents (who )?(went to|attended) university\b|\bdivorced\b|\bwedlock\b|\b(single|lone)[- ]parents?\b|\b(household|family|parental|parents['’]) income\b|\bsalar(y|ies)\b|\bearnings\b|\bhome ?owners?\b|\bowner-occupiers?\b|\bgraduates?\b|\buniversity[- ]educated\b/i,
  unless: /\bpremium\b|\bprofessional (evidence|letter|report)\b/i,
  except: staffOrService,
  pointTo: 'the work, marriage, money or schooling of the parents',
  lawful: [
    roleExample('founder', 'of a founder of the school', 'with a lawful role'),
    {
      of: 'boarding',
      shows: 'with places for service families',
      change: {},
    },
  ],
  unlawful: [roleExample('worker', 'of key workers', 'that favours some kinds of work')],
});

export const formerPupils = wordLint({
  id: '1.9(f)-former-pupils',
  paragraphs: ['1.9(f)'],
  strength: 'should',
  says: 'A priority for children of former pupils is looked at with care: it turns on the schooling of the parents.',
  mend: 'Take it out, or be ready to tell the adjudicator why it is fair.',
  words: /\balumn\w*|\bold (boys|girls)\b|\bparents? (who )?(attended|went to) (the|this) school\b|\bformer (pupils?|students?)\b/i,
  pointTo: 'the schooling of the parents',
  lawful: [roleExample('founder', 'of a founder of the school', 'with a lawful role')],
  unlawful: [roleExample('alumni', 'of alumni of the school', 'that favours children of former pupils')],
});
