import { type Examples, example } from '../example/example';
import { ProblemComponent } from './problem.component';

export const examples: Examples = {
  name: 'problem',
  says: 'Why there is nothing to see, and what can be done.',
  examples: [
    example('not found', ProblemComponent, { trouble: { status: 404 } }),
    example('not allowed', ProblemComponent, { trouble: { status: 403 } }),
    example('not signed in', ProblemComponent, { trouble: { status: 401 } }),
    example('away', ProblemComponent, { trouble: { status: 500 } }),
    example('busy', ProblemComponent, { trouble: { status: 503, retryAfter: 600 } }),
    example('offline', ProblemComponent, { trouble: { status: 0 } }),
    example('refused', ProblemComponent, { trouble: { status: 409, problem: { detail: 'Closing day has passed.' } } }),
  ],
};
