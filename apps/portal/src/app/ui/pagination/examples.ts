import { type Examples, example } from '../example/example';
import { PaginationComponent } from './pagination.component';

export const examples: Examples = {
  name: 'pagination',
  says: 'The next and the previous part of a long list.',
  examples: [
    example('in the middle', PaginationComponent, {
      label: 'Schools',
      says: '21 to 40 of 63',
      hasBefore: true,
      hasNext: true,
    }),
    example('at the end', PaginationComponent, { label: 'More schools', says: '61 to 63 of 63', hasBefore: true }),
  ],
};
