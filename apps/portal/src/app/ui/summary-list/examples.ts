import { type Examples, example } from '../example/example';
import { SummaryListComponent } from './summary-list.component';

const rows = [
  { key: 'Name', value: 'Maryam Khan', change: { text: 'Change', to: '/gallery/summary-list', more: 'name' } },
  { key: 'Date of birth', value: '14 February 2024' },
  {
    key: 'Address',
    value: ['12 Quay Street', 'Marram', 'FP1 1AA'],
    change: { text: 'Change', to: '/gallery/summary-list', more: 'address' },
  },
];

export const examples: Examples = {
  name: 'summary-list',
  says: 'What is known, such as answers to check.',
  examples: [
    example('plain', SummaryListComponent, { rows }),
    example('as a card', SummaryListComponent, { rows, title: 'Your child' }),
  ],
};
