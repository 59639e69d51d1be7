import { GeographyError } from '../geography-error';
import { parseStreetPlan, type StreetPlan } from '../walking/street-plan';
import type { Inflate } from './pbf-blocks';
import { readPbf } from './read-pbf';
import { readXml } from './read-xml';

export interface ReadingOptions {
  /** The date of the map, for a file that does not give it or gives it wrong. */
  readonly date?: string | undefined;
}

/** The street plan in the bytes of a file, by the ending of its name. */
export function streetPlanIn(
  path: string,
  bytes: Uint8Array,
  inflate: Inflate,
  { date }: ReadingOptions = {},
): StreetPlan {
  if (path.endsWith('.pbf')) return readPbf(bytes, inflate, date);
  if (path.endsWith('.osm') || path.endsWith('.xml')) return readXml(textOf(bytes), date);
  if (path.endsWith('.json')) {
    const plan = parseStreetPlan(jsonOf(textOf(bytes)));
    return date === undefined ? plan : { ...plan, date };
  }
  throw new GeographyError({
    where: '',
    found: 'a file of another kind',
    allowed: 'a name ending in .osm.pbf, .osm, .xml or .json',
    mend: 'Give a street network: see docs/distances.md.',
  });
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new GeographyError({
      where: '',
      found: 'bytes that are not UTF-8',
      allowed: 'UTF-8 text',
      mend: 'Save the file as UTF-8.',
    });
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    const found = `text that is not JSON (${fault instanceof SyntaxError ? fault.message : String(fault)})`;
    throw new GeographyError({
      where: '',
      found,
      allowed: 'a JSON document',
      mend: 'Check that the file was saved whole.',
    });
  }
}
