import { mainPart } from './main-part';
import { digestNetwork } from './network-digest';
import { isGrid, type Point } from '../point';
import { segmentsOf } from './segments';
import type { StreetPlan } from './street-plan';
import { segmentLength, type Surface } from './surface';

/**
 * The streets and paths a person may walk on, packed for searching: nodes by number, and for each the segments that end there.
 *
 * The order of nodes and segments follows from where they are, not from the file,
 * so the same streets give the same network and the same digest.
 */
export interface Network {
  readonly date: string;
  /** The SHA-256 of the network written out, as `docs/distances.md` describes. */
  readonly digest: string;
  readonly surface: Surface;
  /** Easting or longitude of each node. */
  readonly xs: Float64Array;
  /** Northing or latitude of each node. */
  readonly ys: Float64Array;
  /** Where in `from` the segments that end at each node begin; one longer than the nodes. */
  readonly firstInto: Int32Array;
  /** The node at which each segment begins. */
  readonly from: Int32Array;
  /** The length of each segment in whole millimetres. */
  readonly lengths: Int32Array;
  /** 1 for each node of the largest connected part of the network, the only part that homes and schools are joined to. */
  readonly inMainPart: Uint8Array;
}

/**
 * The walking network of a street plan: its walkable ways, each open in both directions.
 *
 * Refuses a way that names a node the plan does not have, and a plan with nothing to walk on.
 */
export function buildNetwork(plan: StreetPlan): Network {
  const { nodes, starts, ends } = segmentsOf(plan);
  const surface: Surface = nodes.some((node) => isGrid(node)) ? 'grid' : 'globe';
  const xs = Float64Array.from(nodes, (node) => (isGrid(node) ? node.easting : node.lon));
  const ys = Float64Array.from(nodes, (node) => (isGrid(node) ? node.northing : node.lat));
  const lengths = Int32Array.from(starts, (a, at) => {
    const b = ends[at] ?? 0;
    return segmentLength(surface, xs[a] ?? 0, ys[a] ?? 0, xs[b] ?? 0, ys[b] ?? 0);
  });
  const rows = packRows(nodes.length, starts, ends, lengths);
  const streets = { date: plan.date, surface, xs, ys, ...rows };
  return { ...streets, inMainPart: mainPart(rows.firstInto, rows.from), digest: digestNetwork(streets) };
}

/** The node's place, as a point of the kind the network was given in. */
export function nodePoint(network: Network, node: number): Point {
  const x = network.xs[node] ?? 0;
  const y = network.ys[node] ?? 0;
  return network.surface === 'grid' ? { easting: x, northing: y } : { lon: x, lat: y };
}

/** Rows of segments by the node they end at; each undirected segment is put in once in each direction. */
function packRows(
  nodes: number,
  starts: Int32Array,
  ends: Int32Array,
  measured: Int32Array,
): Pick<Network, 'firstInto' | 'from' | 'lengths'> {
  const firstInto = new Int32Array(nodes + 1);
  const count = (node: number): number => (firstInto[node + 1] = (firstInto[node + 1] ?? 0) + 1);
  starts.forEach(count);
  ends.forEach(count);
  for (let node = 0; node < nodes; node += 1) firstInto[node + 1] = (firstInto[node + 1] ?? 0) + (firstInto[node] ?? 0);

  const free = firstInto.slice();
  const from = new Int32Array(2 * starts.length);
  const lengths = new Int32Array(2 * starts.length);
  const put = (start: number, end: number, length: number): void => {
    const at = free[end] ?? 0;
    free[end] = at + 1;
    from[at] = start;
    lengths[at] = length;
  };
  for (let at = 0; at < starts.length; at += 1) {
    put(starts[at] ?? 0, ends[at] ?? 0, measured[at] ?? 0);
    put(ends[at] ?? 0, starts[at] ?? 0, measured[at] ?? 0);
  }
  return { firstInto, from, lengths };
}
