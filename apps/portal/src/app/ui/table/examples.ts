import { type Examples, example } from '../example/example';
import { TableComponent } from './table.component';

const columns = [
  { key: 'year', title: 'Year' },
  { key: 'places', title: 'Places', numeric: true },
  { key: 'applied', title: 'Families who applied', numeric: true },
  { key: 'first', title: 'Put it first', numeric: true },
  { key: 'last', title: 'Last place offered by' },
];

export const examples: Examples = {
  name: 'table',
  says: 'Words and numbers in rows.',
  examples: [
    example('numbers', TableComponent, {
      caption: 'Oak Primary School in past years',
      columns,
      rows: [
        { year: '2027', places: 60, applied: 141, first: 72, last: 'Distance: 812 metres' },
        { year: '2026', places: 60, applied: 128, first: 66, last: 'Distance: 904 metres' },
      ],
    }),
    example('empty', TableComponent, {
      caption: 'Past years',
      captionHidden: true,
      columns,
      rows: [],
      empty: 'The school is new: there are no past years.',
    }),
  ],
};
