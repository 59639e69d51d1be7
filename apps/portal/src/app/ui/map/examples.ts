import { type Examples, example } from '../example/example';
import { MapComponent } from './map.component';

const home = { id: 'home', label: 'Home', kind: 'home' as const, at: [-0.7335, 52.6712] };
const oak = { id: 'oak', label: 'Oak Primary', kind: 'school' as const, at: [-0.7262, 52.6688] };
const catchment = {
  id: 'catchment',
  label: 'Catchment of Oak Primary',
  geometry: {
    type: 'Polygon' as const,
    coordinates: [
      [
        [-0.738, 52.674],
        [-0.722, 52.675],
        [-0.719, 52.666],
        [-0.731, 52.664],
        [-0.739, 52.668],
        [-0.738, 52.674],
      ],
    ],
  },
};

export const examples: Examples = {
  name: 'map',
  says: 'Areas, lines and places, with the same in words.',
  examples: [
    example('a catchment and a straight line', MapComponent, {
      label: 'Your home lies in the catchment of Oak Primary School.',
      areas: [catchment],
      lines: [
        { id: 'line', label: 'Straight line: 560 metres', kind: 'straight-line', coordinates: [home.at, oak.at] },
      ],
      points: [home, oak],
      says: [
        'Your home is in the catchment of Oak Primary School.',
        'In a straight line, the main gate is 560 metres away.',
      ],
    }),
    example('a walking route', MapComponent, {
      label: 'The shortest walk from your home to Oak Primary School.',
      lines: [
        { id: 'gap', label: 'From your door to the path', kind: 'gap', coordinates: [home.at, [-0.7331, 52.6709]] },
        {
          id: 'walk',
          label: 'Walk: 731 metres',
          kind: 'walking-route',
          coordinates: [
            [-0.7331, 52.6709],
            [-0.7322, 52.6714],
            [-0.7301, 52.6706],
            [-0.7296, 52.6692],
            [-0.7271, 52.6695],
            oak.at,
          ],
        },
      ],
      points: [home, oak],
      says: ['The shortest walk to the main gate is 731 metres.'],
    }),
    example('a place to choose', MapComponent, {
      label: 'Choose where you live.',
      points: [
        { ...oak, number: 1 },
        { ...home, id: 'elm', label: 'Elm Grove School', kind: 'school' as const, number: 12 },
      ],
      picks: true,
      mark: { ...home, at: [-0.7301, 52.6706] },
      says: ['Oak Primary School is on Mill Lane.', 'Elm Grove School is on Station Road.'],
    }),
    example('one place', MapComponent, {
      label: 'Where the school is.',
      points: [oak],
      says: ['Oak Primary School is on Mill Lane.'],
    }),
  ],
};
