import { mapPiecesOf } from '@gather';
import type { MapPiece } from '@gather';
import { parseJson } from '@documents';
import { readText } from '../text';

/** The areas of a GeoJSON file; a feature's `area` property names its area, and without one the file's name does. */
export function readAreas(path: string, name: string): readonly MapPiece[] {
  return mapPiecesOf(parseJson(readText(path, name), name), name);
}
