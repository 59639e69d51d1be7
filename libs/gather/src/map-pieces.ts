import { parseCatchmentAreas, toLonLat } from '@geography';
import { inWords } from './in-words';
import type { MapPiece } from './plain-rows';

/**
 * The areas of a GeoJSON document. A feature's `area` property names its area; without one the document's own name does.
 *
 * Maps in longitude and latitude are read as they are; a map that says it is on the National Grid is turned into them.
 */
export function mapPiecesOf(value: unknown, name: string): readonly MapPiece[] {
  const ownName = name.replace(/^.*\//, '').replace(/\.geojson$/, '');
  return inWords(name, () =>
    parseCatchmentAreas(onTheGlobe(value)).map((shape) => {
      const area = shape.properties['area'];
      return { area: typeof area === 'string' ? area : ownName, shape };
    }),
  );
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
