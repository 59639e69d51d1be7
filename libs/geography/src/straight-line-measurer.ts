import type { Measurer } from './measurement';
import { toGrid } from './point';
import { straightLine } from './straight-line';

/** The measurer that lays a ruler on the National Grid. */
export function straightLineMeasurer(): Measurer {
  return {
    method: 'straight-line',
    measure: (homes, schoolPoint) => {
      const school = toGrid(schoolPoint);
      return Promise.resolve({
        source: { kind: 'national-grid' },
        distances: homes.map((home) => ({ reached: true, millimetres: straightLine(home, school) })),
      });
    },
  };
}
