import { type Examples, example } from '../example/example';
import { TabsComponent } from './tabs.component';

export const examples: Examples = {
  name: 'tabs',
  says: 'Several views of the same thing, one at a time.',
  examples: [
    example(
      'list and map',
      TabsComponent,
      {
        name: 'schools',
        label: 'Schools near you',
        shown: 'list',
        tabs: [
          { id: 'list', title: 'List' },
          { id: 'map', title: 'Map' },
        ],
      },
      { content: 'Oak Primary School, 412 metres' },
    ),
  ],
};
