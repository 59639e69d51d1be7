import { type Examples, example } from '../example/example';
import { WarningTextComponent } from './warning-text.component';

export const examples: Examples = {
  name: 'warning-text',
  says: 'Something that has consequences when it is overlooked.',
  examples: [example('plain', WarningTextComponent, {}, { content: 'Your application has not been sent yet.' })],
};
