import { type Examples, example } from '../example/example';
import { InsetTextComponent } from './inset-text.component';

export const examples: Examples = {
  name: 'inset-text',
  says: 'Something that stands apart from the text round it.',
  examples: [
    example(
      'plain',
      InsetTextComponent,
      {},
      { content: 'Put the school you like best first. It can never count against you.' },
    ),
  ],
};
