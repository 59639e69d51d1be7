import { SaxesParser, type SaxesAttributePlain } from 'saxes';
import { GeographyError } from '../geography-error';
import type { StreetPlan } from '../walking/street-plan';
import { StreetMap } from './street-map';

type Attributes = Readonly<Record<string, string>>;

/** The way being read: its nodes and tags so far. */
interface OpenWay {
  readonly nodes: number[];
  readonly tags: Record<string, string>;
  readonly changed: string | undefined;
}

/** The street plan in the text of an OpenStreetMap XML file. */
export function readXml(text: string, date?: string): StreetPlan {
  const map = new StreetMap();
  const parser = new SaxesParser();
  let stamped: string | undefined;
  let open: OpenWay | undefined;
  let root = '';
  parser.on('error', (fault) => {
    throw new GeographyError({ where: '', found: `XML that cannot be read (${fault.message})`, allowed, mend });
  });
  parser.on('opentag', ({ name, attributes }) => {
    const at = { map, line: parser.line };
    if (root === '') checkRoot((root = name));
    if (name === 'meta') stamped = attributes['osm_base'];
    if (name === 'osm') stamped = attributes['osmosis_replication_timestamp'] ?? attributes['timestamp'];
    if (name === 'node') addNode(at, attributes);
    if (name === 'way') open = { nodes: [], tags: {}, changed: attributes['timestamp'] };
    if (name === 'nd') open?.nodes.push(number(attributes, 'ref', at.line));
    if (name === 'tag' && open) open.tags[attributes['k'] ?? ''] = attributes['v'] ?? '';
  });
  parser.on('closetag', ({ name }) => {
    if (name !== 'way' || open === undefined) return;
    map.addWay(open.nodes, open.tags, open.changed);
    open = undefined;
  });
  parser.write(text).close();
  return map.plan(date ?? stamped);
}

function checkRoot(name: string): void {
  if (name === 'osm') return;
  throw new GeographyError({ where: '', found: `XML that begins with <${name}>`, allowed, mend });
}

function addNode(
  { map, line }: { map: StreetMap; line: number },
  attributes: Record<string, string | SaxesAttributePlain>,
): void {
  const plain = attributes as Attributes;
  const node = { id: number(plain, 'id', line), lon: number(plain, 'lon', line), lat: number(plain, 'lat', line) };
  map.addNode(node, plain['timestamp']);
}

function number(attributes: Attributes, name: string, line: number): number {
  const text = attributes[name];
  const value = Number(text);
  if (text !== undefined && text.trim() !== '' && Number.isFinite(value)) return value;
  throw new GeographyError({
    where: `line ${line}`,
    found: text === undefined ? `no ${name}` : `${name}="${text}"`,
    allowed: `a number for ${name}`,
    mend,
  });
}

const allowed = 'an OpenStreetMap XML file: <osm> with nodes and ways';
const mend = 'Download the file again, or write it anew with osmium.';
