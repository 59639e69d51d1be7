import { readFile } from 'node:fs/promises';
import { buildNetwork, GeographyError, parseStreetPlan, type Network, type StreetPlan } from '@geography';
import { readPbf } from './read-pbf';
import { readXml } from './read-xml';

export interface ReadingOptions {
  /** The date of the map, for a file that does not give it or gives it wrong. */
  readonly date?: string;
}

/**
 * The walking network in a file: a plain `network.json`, or an OpenStreetMap `.osm.pbf`, `.osm` or `.xml`.
 *
 * Every fault names the file and is a `GeographyError`.
 */
export async function readNetwork(path: string, options: ReadingOptions = {}): Promise<Network> {
  const bytes = await readFile(path).catch((fault: unknown) => {
    throw missing(path, fault);
  });
  try {
    return buildNetwork(readStreetPlan(path, bytes, options));
  } catch (fault) {
    throw fault instanceof GeographyError ? fault.in(path) : fault;
  }
}

/** The street plan in the bytes of a file, by the ending of its name. */
export function readStreetPlan(path: string, bytes: Uint8Array, { date }: ReadingOptions = {}): StreetPlan {
  if (path.endsWith('.pbf')) return readPbf(bytes, date);
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

function missing(path: string, fault: unknown): GeographyError {
  const code = typeof fault === 'object' && fault !== null && 'code' in fault ? fault.code : undefined;
  const found = code === 'ENOENT' ? 'no such file' : `a file that cannot be read (${String(code)})`;
  return new GeographyError({
    where: path,
    found,
    allowed: 'a street network file',
    mend: 'Check the name and the folder.',
  });
}
