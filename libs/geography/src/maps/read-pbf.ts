import readOsmPbf from 'tiny-osmpbf';
import { z } from 'zod';
import { GeographyError, show } from '../geography-error';
import type { StreetPlan } from '../walking/street-plan';
import type { Tags } from '../walking/walkable';
import { checkBlocks, type Inflate } from './pbf-blocks';
import { StreetMap } from './street-map';

const Timed = { timestamp: z.string().optional() };
const Node = z.object({ type: z.literal('node'), id: z.number(), lon: z.number(), lat: z.number(), ...Timed });
const Way = z.object({
  type: z.literal('way'),
  nodes: z.array(z.number()),
  tags: z.record(z.string(), z.string()),
  ...Timed,
});
const Other = z.object({ type: z.literal('relation') });
const Element = z.discriminatedUnion('type', [Node, Way, Other]);

/**
 * The street plan in the bytes of an `.osm.pbf` file.
 *
 * The blocks are checked before the library reads them, so that a wrong or shortened file gives one clear message.
 */
export function readPbf(bytes: Uint8Array, inflate: Inflate, date?: string): StreetPlan {
  checkBlocks(bytes, inflate);
  const map = new StreetMap();
  const buffer = new Uint8Array(bytes).buffer;
  let stamped: string | undefined;
  try {
    stamped = readOsmPbf(buffer, (element) => add(map, element)).osm3s?.timestamp_osm_base;
  } catch (fault) {
    throw new GeographyError({
      where: '',
      found: `a block that cannot be read (${show(fault instanceof Error ? fault.message : fault)})`,
      allowed: 'an OpenStreetMap file in .osm.pbf form with zlib or raw blocks',
      mend: 'Download the file again, or write it anew with osmium.',
    });
  }
  return map.plan(date ?? stamped);
}

function add(map: StreetMap, value: unknown): void {
  const element = Element.parse(value);
  if (element.type === 'node') map.addNode(element, element.timestamp);
  if (element.type === 'way') map.addWay(element.nodes, element.tags satisfies Tags, element.timestamp);
}
