import { type Examples, example } from '../example/example';
import { CountdownComponent } from './countdown.component';

const what = 'Applications close';
const until = '2028-01-15T23:59:59Z';

export const examples: Examples = {
  name: 'countdown',
  says: 'How long there is until something.',
  examples: [
    example('weeks', CountdownComponent, { what, until, now: '2027-12-20T10:00:00Z' }),
    example('soon', CountdownComponent, { what, until, now: '2028-01-14T10:00:00Z' }),
    example('the last day', CountdownComponent, { what, until, now: '2028-01-15T10:00:00Z' }),
    example('passed', CountdownComponent, { what, until, now: '2028-01-16T10:00:00Z' }),
  ],
};
