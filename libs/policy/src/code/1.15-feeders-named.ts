import { feederExample, feedersOf, manySchools } from './feeders';
import { lint } from './lint';

export const feedersNamed = lint({
  id: '1.15-feeders-named',
  paragraphs: ['1.15', '1.9(b)'],
  strength: 'must',
  says: 'Each feeder school is named.',
  mend: 'Name each feeder school under "definitions.schools", and publish why it was chosen.',
  check: (policy) =>
    feedersOf(policy)
      .filter(({ id, words }) => manySchools.test(words) || words === id)
      .map(({ path, words }) => ({ path, message: `"${words}" does not name one feeder school.` })),
  lawful: [feederExample('Oak Primary School', 'that names its feeder school')],
  unlawful: [feederExample('all local primary schools', 'that does not name its feeder schools')],
});
