import type { Network } from './network';
import { NodeHeap } from './node-heap';

/** Every shortest walk to one node. */
export interface Search {
  /** The walk from each node in whole millimetres; infinite where there is no way through. */
  readonly millimetres: Float64Array;
  /** The next node on the walk from each node; -1 at the end of the walk and where there is none. */
  readonly next: Int32Array;
}

/**
 * The shortest walk to one node from every node of the network, in a single search (Dijkstra, 1959).
 *
 * The search runs backwards along the segments that end at each settled node. That is why one search
 * from a school measures every home, and would still be right if some ways were open in one direction only.
 */
export function searchTo(network: Network, node: number): Search {
  const millimetres = new Float64Array(network.xs.length).fill(Infinity);
  const next = new Int32Array(network.xs.length).fill(-1);
  const heap = new NodeHeap(millimetres);
  millimetres[node] = 0;
  heap.raise(node);
  for (let settled = heap.take(); settled >= 0; settled = heap.take()) {
    relax(network, settled, millimetres, next, heap);
  }
  return { millimetres, next };
}

function relax(network: Network, settled: number, millimetres: Float64Array, next: Int32Array, heap: NodeHeap): void {
  const { firstInto, from, lengths } = network;
  const walked = millimetres[settled] ?? 0;
  const end = firstInto[settled + 1] ?? 0;
  for (let at = firstInto[settled] ?? 0; at < end; at += 1) {
    const start = from[at] ?? 0;
    const distance = walked + (lengths[at] ?? 0);
    if (distance >= (millimetres[start] ?? 0)) continue;
    millimetres[start] = distance;
    next[start] = settled;
    heap.raise(start);
  }
}

/** The nodes of the walk from one node to the node that was searched to, both ends included; empty where there is none. */
export function walkFrom(search: Search, node: number): readonly number[] {
  if (search.millimetres[node] === Infinity) return [];
  const walk: number[] = [];
  for (let at = node; at >= 0; at = search.next[at] ?? -1) walk.push(at);
  return walk;
}
