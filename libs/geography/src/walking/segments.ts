import { byCodePoint } from '@kernel';
import { GeographyError, show } from '../geography-error';
import { isGrid } from '../point';
import type { StreetNode, StreetNodeId, StreetPlan, StreetWay } from './street-plan';
import { walkable } from './walkable';

/** The walkable segments of a plan, each once, between nodes numbered in order of place. */
export interface Segments {
  /** The nodes on a walkable way, from west to east, then south to north. */
  readonly nodes: readonly StreetNode[];
  /** The lower-numbered end of each segment. */
  readonly starts: Int32Array;
  /** The higher-numbered end of each segment. */
  readonly ends: Int32Array;
}

/** The walkable segments of the plan, without repeats, in an order that follows from the streets alone. */
export function segmentsOf(plan: StreetPlan): Segments {
  const byId = new Map(plan.nodes.map((node) => [node.id, node]));
  if (byId.size !== plan.nodes.length) throw repeatedNode(plan);
  const open = plan.ways.filter((way) => way.tags === undefined || walkable(way.tags));
  const used = new Set<StreetNode>();
  plan.ways.forEach((way, at) => checkNodes(way, at, byId));
  for (const way of open) for (const id of way.nodes) used.add(nodeOf(byId, id));
  if (used.size === 0) throw nothingToWalkOn(plan);

  const nodes = [...used].sort(byPlace);
  const number = new Map(nodes.map((node, at) => [node.id, at]));
  const pairs = new Set<number>();
  for (const way of open) {
    for (let at = 1; at < way.nodes.length; at += 1) {
      const a = number.get(way.nodes[at - 1] ?? '') ?? 0;
      const b = number.get(way.nodes[at] ?? '') ?? 0;
      if (a !== b) pairs.add(Math.min(a, b) * nodes.length + Math.max(a, b));
    }
  }
  const sorted = Float64Array.from(pairs).sort();
  return {
    nodes,
    starts: Int32Array.from(sorted, (pair) => Math.floor(pair / nodes.length)),
    ends: Int32Array.from(sorted, (pair) => pair % nodes.length),
  };
}

function byPlace(a: StreetNode, b: StreetNode): number {
  const [ax, ay] = isGrid(a) ? [a.easting, a.northing] : [a.lon, a.lat];
  const [bx, by] = isGrid(b) ? [b.easting, b.northing] : [b.lon, b.lat];
  return ax - bx || ay - by || byCodePoint(String(a.id), String(b.id));
}

function nodeOf(byId: ReadonlyMap<StreetNodeId, StreetNode>, id: StreetNodeId): StreetNode {
  const node = byId.get(id);
  if (node === undefined) throw new RangeError(`No node ${id}.`);
  return node;
}

function checkNodes(way: StreetWay, at: number, byId: ReadonlyMap<StreetNodeId, StreetNode>): void {
  const missing = way.nodes.findIndex((id) => !byId.has(id));
  if (missing < 0) return;
  throw new GeographyError({
    where: `ways[${at}].nodes[${missing}]`,
    found: show(way.nodes[missing]),
    allowed: 'the id of a node of this plan',
    mend: 'Add the node, or take it out of the way.',
  });
}

function repeatedNode(plan: StreetPlan): GeographyError {
  const seen = new Set<StreetNodeId>();
  const at = plan.nodes.findIndex(({ id }) => seen.has(id) || !seen.add(id));
  return new GeographyError({
    where: `nodes[${at}].id`,
    found: `${show(plan.nodes[at]?.id)} a second time`,
    allowed: 'an id of its own for each node',
    mend: 'Give one of the two nodes another id.',
  });
}

function nothingToWalkOn(plan: StreetPlan): GeographyError {
  return new GeographyError({
    where: 'ways',
    found: `${plan.ways.length} ways, none of which a person may walk on`,
    allowed: 'at least one walkable way',
    mend: 'Check that the file is a street map with highway tags, and see the tag rules in docs/distances.md.',
  });
}
