import { type Examples, example } from '../example/example';
import { DialogComponent } from './dialog.component';

export const examples: Examples = {
  name: 'dialog',
  says: 'Something that must be answered before anything else.',
  examples: [
    example('closed', DialogComponent, { title: 'You will be signed out soon' }, { content: 'Do you want to stay?' }),
    example(
      'open',
      DialogComponent,
      { title: 'You will be signed out soon', open: true },
      { content: 'Do you want to stay?', covers: true },
    ),
  ],
};
