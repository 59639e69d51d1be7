import { roleExample } from './role-example';
import { wordLint } from './texts';

export const orderOfPreference = wordLint({
  id: '1.9(c)-order-of-preference',
  paragraphs: ['1.9(c)'],
  strength: 'must',
  says: 'No priority depends on the order in which a parent named the schools.',
  mend: 'Take it out. A school never learns the order of preference.',
  words: /\b(first|1st|second|2nd|highest|higher|top)[- ](preferences?|choices?)\b|\b(order|rank(ing|ed)?) of (their |the )?(preferences?|choices?)\b|\b(name[ds]?|list(s|ed)?|put|ranks?|ranked) (the|this|our) school (as |at )?(first|top|highest)\b/i,
  unless: /\b(regardless|irrespective|whatever|not|without)\b/i,
  pointTo: 'the order of preference',
  lawful: [roleExample('founder', 'of a founder of the school', 'that does not ask for the order of preference')],
  unlawful: [roleExample('keen', 'who made the school their first preference', 'that puts first preferences first')],
});
