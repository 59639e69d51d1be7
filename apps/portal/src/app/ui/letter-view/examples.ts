import { type Examples, example } from '../example/example';
import { LetterViewComponent } from './letter-view.component';

export const examples: Examples = {
  name: 'letter-view',
  says: 'A letter exactly as it was sent.',
  examples: [
    example('text', LetterViewComponent, {
      subject: 'We have your application',
      sentAt: '2028-01-10T19:45:00Z',
      text: 'Dear Aisha Khan,\n\nWe have your application for Maryam.\n\nYour receipt is FP-7Q2K-91LM.',
    }),
    example('with markup', LetterViewComponent, {
      subject: 'A place for Maryam',
      sentAt: '2028-04-16T08:00:00Z',
      html: '<p>Dear Aisha Khan,</p><p>Maryam has a place at <strong>Oak Primary School</strong>.</p>',
    }),
  ],
};
