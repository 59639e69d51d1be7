import { BadInput, digest } from '@kernel';
import { GeographyError } from '@geography';
import { mapPiecesOf } from '@gather';
import { refusals } from '../geography.refusals';

/** An area of a file, whole: several features of one name are one area. */
export interface ReadArea {
  readonly area: string;
  readonly name: string;
  /** Polygons in longitude and latitude. */
  readonly shape: readonly unknown[];
  readonly box: readonly number[];
  readonly digest: string;
}

const shortName = /^[a-z0-9][a-z0-9-]{0,59}$/;

/**
 * The areas in the bytes of a GeoJSON file; refuses the whole file when any part of it is no area.
 *
 * A feature's `area` is the short name by which policies name it, its `name` what people call it. Maps on the National
 * Grid that say so are turned into longitude and latitude.
 */
export function readAreas(file: string, bytes: Buffer): ReadArea[] {
  const pieces = piecesOf(file, bytes);
  const names = [...new Set(pieces.map(({ area }) => area))].sort();
  const wrong = names.filter((name) => !shortName.test(name));
  if (wrong.length > 0) {
    const says = 'A short name has small letters, digits and dashes. Give each feature an `area` property.';
    throw refusals.mapUnreadable({ fields: wrong.map((name) => ({ field: name.slice(0, 80), says })) });
  }
  return names.map((area) => {
    const mine = pieces.filter((piece) => piece.area === area);
    const shape = mine.flatMap((piece) => piece.shape.shape.coordinates);
    const called = mine.map((piece) => piece.shape.properties['name']).find((name) => typeof name === 'string');
    return { area, name: called ?? area, shape, box: boxOf(shape), digest: digest(shape) };
  });
}

function piecesOf(file: string, bytes: Buffer): ReturnType<typeof mapPiecesOf> {
  try {
    return mapPiecesOf(JSON.parse(bytes.toString('utf8')), file);
  } catch (error) {
    if (error instanceof SyntaxError)
      throw refusals.mapUnreadable({ says: 'The file is not JSON. Check that it was saved whole.' });
    if (error instanceof BadInput || error instanceof GeographyError)
      throw refusals.mapUnreadable({ says: error.message });
    throw error;
  }
}

function boxOf(shape: readonly (readonly (readonly (readonly number[])[])[])[]): number[] {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon = 0, lat = 0] of shape.flat(2)) {
    box[0] = Math.min(box[0] ?? lon, lon);
    box[1] = Math.min(box[1] ?? lat, lat);
    box[2] = Math.max(box[2] ?? lon, lon);
    box[3] = Math.max(box[3] ?? lat, lat);
  }
  return box;
}
