import { type Examples, example } from '../example/example';
import { DetailsComponent } from './details.component';

export const examples: Examples = {
  name: 'details',
  says: 'More about something, for those who want it.',
  examples: [
    example(
      'closed',
      DetailsComponent,
      { summary: 'How is the distance measured?' },
      { content: 'In a straight line, from your front door to the main gate.' },
    ),
    example(
      'open',
      DetailsComponent,
      { summary: 'How is the distance measured?', open: true },
      { content: 'In a straight line, from your front door to the main gate.' },
    ),
  ],
};
