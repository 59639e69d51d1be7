import { feederExample, feedersOf } from './feeders';
import { lint } from './lint';

const feePaying = /\b(independent|fee[- ]paying|private|prep|preparatory|pre-prep)\b/i;

export const feePayingFeeder = lint({
  id: '1.9(l)-fee-paying-feeder',
  paragraphs: ['1.9(l)', '1.15'],
  strength: 'must',
  says: 'No feeder school is a fee-paying school.',
  mend: 'Take the school off the list of feeder schools.',
  check: (policy) =>
    feedersOf(policy)
      .filter(({ words }) => feePaying.test(words))
      .map(({ path, words }) => ({ path, message: `The feeder "${words}" reads like a fee-paying school.` })),
  lawful: [feederExample('Oak Primary School', 'with a state school as its feeder')],
  unlawful: [feederExample('Oak House Preparatory School', 'with a fee-paying school as its feeder')],
});
