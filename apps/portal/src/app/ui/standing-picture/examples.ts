import { type Examples, example } from '../example/example';
import { StandingPictureComponent } from './standing-picture.component';

export const examples: Examples = {
  name: 'standing-picture',
  says: 'Where a child stood, with no other child in it.',
  examples: [
    example('no place', StandingPictureComponent, {
      places: 60,
      position: 71,
      groups: [
        { label: 'children in care', count: 2, offered: 2 },
        { label: 'brothers and sisters', count: 24, offered: 24 },
        { label: 'children in the catchment', count: 52, offered: 34, yours: true },
        { label: 'all other children', count: 40, offered: 0 },
      ],
    }),
    example('places for all', StandingPictureComponent, {
      places: 60,
      groups: [
        { label: 'brothers and sisters', count: 12, offered: 12 },
        { label: 'all other children', count: 30, offered: 30, yours: true },
      ],
    }),
  ],
};
