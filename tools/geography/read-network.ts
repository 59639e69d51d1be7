import { readFile } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import { buildNetwork, GeographyError, streetPlanIn } from '@geography';
import type { Network, ReadingOptions, StreetPlan } from '@geography';

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
export function readStreetPlan(path: string, bytes: Uint8Array, options: ReadingOptions = {}): StreetPlan {
  return streetPlanIn(path, bytes, inflate, options);
}

const inflate = (packed: Uint8Array, mostBytes: number): Uint8Array =>
  inflateSync(packed, { maxOutputLength: mostBytes });

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
