import { type Examples, example } from '../example/example';
import { ExitPageComponent } from './exit-page.component';

export const examples: Examples = {
  name: 'exit-page',
  says: 'A way off the page at once, where its address could endanger somebody.',
  examples: [example('plain', ExitPageComponent, {})],
};
