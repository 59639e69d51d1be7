import type { Definitions, Policy } from '../policy';
import type { Change, Example } from './examples';
import { lookedAfterRow, otherRow, row } from './examples';
import { placedAtoms } from './look';

type Area = Definitions['areas'][string];

/** Each area that some row, pool or key asks about, once. */
export function areasOf(policy: Policy): readonly { readonly path: string; readonly area: Area }[] {
  const used = new Set(placedAtoms(policy).flatMap(({ thing }) => (thing.kind === 'catchment' ? thing.areas : [])));
  return Object.entries(policy.definitions.areas)
    .filter(([id]) => used.has(id))
    .map(([id, area]) => ({ path: `definitions.areas.${id}`, area }));
}

/** An example with one row for the children of an area. */
export function areaExample(area: Area, shows: string, more: Change = {}): Example {
  return {
    of: 'primary',
    shows,
    change: {
      ...more,
      definitions: { areas: { near: area } },
      rows: [lookedAfterRow, row('area', 'Children of the area', { kind: 'catchment', areas: ['near'] }), otherRow],
    },
  };
}
