import { type Examples, example } from '../example/example';
import { ErrorSummaryComponent } from './error-summary.component';

export const examples: Examples = {
  name: 'error-summary',
  says: 'What must be put right, above the heading of the page.',
  examples: [
    example('two errors', ErrorSummaryComponent, {
      takesFocus: false,
      errors: [
        { field: 'first-names', says: 'Enter your child’s first name' },
        { field: 'born', says: 'Enter a real date of birth' },
      ],
    }),
  ],
};
