import { type Examples, example } from '../example/example';
import { ButtonComponent } from './button.component';

export const examples: Examples = {
  name: 'button',
  says: 'Does something. One green button to a page.',
  examples: [
    example('primary', ButtonComponent, {}, { content: 'Save and go on' }),
    example('secondary', ButtonComponent, { kind: 'secondary' }, { content: 'Find address' }),
    example('warning', ButtonComponent, { kind: 'warning' }, { content: 'Withdraw application' }),
    example('busy', ButtonComponent, { busy: true }, { content: 'Sending' }),
    example('small', ButtonComponent, { kind: 'secondary', small: true }, { content: 'Move up' }),
  ],
};
