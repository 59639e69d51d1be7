import { type Examples, example } from '../example/example';
import { PanelComponent } from './panel.component';

export const examples: Examples = {
  name: 'panel',
  says: 'That something important is done.',
  examples: [
    example('sent', PanelComponent, { title: 'Application sent' }, { content: 'Your receipt is FP-7Q2K-91LM' }),
  ],
};
