import { type Examples, example } from '../example/example';
import { TagComponent } from './tag.component';

export const examples: Examples = {
  name: 'tag',
  says: 'A status in one or two words.',
  examples: [
    example('neutral', TagComponent, { text: 'Not started' }),
    example('good', TagComponent, { text: 'Accepted', tone: 'good' }),
    example('bad', TagComponent, { text: 'Refused', tone: 'bad' }),
    example('waiting', TagComponent, { text: 'Being checked', tone: 'waiting' }),
    example('new', TagComponent, { text: 'New', tone: 'new' }),
    example('urgent', TagComponent, { text: 'Draft: not sent', tone: 'urgent' }),
  ],
};
