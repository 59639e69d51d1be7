import { type Examples, example } from '../example/example';
import { SavedStatusComponent } from './saved-status.component';

export const examples: Examples = {
  name: 'saved-status',
  says: 'How far an answer has come.',
  examples: [
    example('saving', SavedStatusComponent, { state: 'saving' }),
    example('saved', SavedStatusComponent, { state: 'saved' }),
    example('saved at', SavedStatusComponent, { state: 'saved', at: '2028-01-10T19:45:00Z' }),
    example('kept on this device', SavedStatusComponent, { state: 'kept' }),
    example('conflict', SavedStatusComponent, { state: 'conflict' }),
    example('refused', SavedStatusComponent, { state: 'refused' }),
  ],
};
