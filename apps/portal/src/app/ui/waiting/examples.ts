import { type Examples, example } from '../example/example';
import { LoadingComponent } from './loading.component';

export const examples: Examples = {
  name: 'waiting',
  says: 'That something is being fetched.',
  examples: [
    example('three lines', LoadingComponent, {}),
    example('one line', LoadingComponent, { lines: 1, text: 'Looking for your address' }),
  ],
};
