import { type Examples, example } from '../example/example';
import { LinkComponent } from './link.component';

export const examples: Examples = {
  name: 'link',
  says: 'Goes to another page, or fetches a file.',
  examples: [
    example('to a page', LinkComponent, { to: '/gallery', text: 'All components' }),
    example('with words that are only heard', LinkComponent, {
      to: '/gallery/link',
      text: 'Change',
      more: 'date of birth',
    }),
    example('as a button', LinkComponent, { to: '/gallery/link', text: 'Start now', look: 'start-button' }),
    example('to a file', LinkComponent, { href: '/favicon.svg', text: 'Receipt (PDF, 40 kB)' }),
  ],
};
