import { GeographyError, parseCatchmentAreas, toLonLat } from '@geography';
import type { CatchmentArea } from '@geography';
import { BadInput } from '@kernel';
import { parseJson } from '../json';
import { readText } from '../text';

/** A piece of a map and the area it belongs to; an area may have several. */
export interface MapPiece {
  readonly area: string;
  readonly shape: CatchmentArea;
}

/**
 * The areas of a GeoJSON file. A feature's `area` property names its area; without one the file's name does.
 *
 * Maps in longitude and latitude are read as they are; a map that says it is on the National Grid is turned into them.
 */
export function readAreas(path: string, name: string): readonly MapPiece[] {
  const value = parseJson(readText(path, name), name);
  const ownName = name.replace(/^.*\//, '').replace(/\.geojson$/, '');
  return inWords(name, () =>
    parseCatchmentAreas(onTheGlobe(value)).map((shape) => {
      const area = shape.properties['area'];
      return { area: typeof area === 'string' ? area : ownName, shape };
    }),
  );
}

/** What a step of geography gives, with its refusals turned into ours, naming the file. */
export function inWords<Value>(file: string, step: () => Value): Value {
  try {
    return step();
  } catch (fault) {
    throw asBadInput(fault, file);
  }
}

/** A refusal of the geography library as bad input; any other fault as it is. */
export function asBadInput(fault: unknown, file?: string): unknown {
  if (!(fault instanceof GeographyError)) return fault;
  const { where, found, allowed, mend } = fault.fault;
  return new BadInput([{ ...(file === undefined ? {} : { file }), path: where, found, allowed: `allowed is ${allowed}. ${mend}` }]);
}

function onTheGlobe(value: unknown): unknown {
  if (!isRecord(value) || !JSON.stringify(value['crs'] ?? '').includes('27700')) return value;
  const { crs: _grid, ...rest } = value;
  return turned(rest);
}

/** The same document with every pair of metres turned into degrees; pairs stand where lists hold bare numbers. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) {
    const [easting, northing] = value as readonly unknown[];
    if (typeof easting !== 'number' || typeof northing !== 'number') return value.map(turned);
    const { lon, lat } = toLonLat({ easting, northing });
    return [lon, lat];
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === 'properties' ? inner : turned(inner)]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
