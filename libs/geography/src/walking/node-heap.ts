/**
 * The nodes still to be settled in a search, nearest first: a heap with four branches at each step,
 * over typed arrays, in which a node's distance may be lowered in place.
 */
export class NodeHeap {
  private readonly heap: Int32Array;
  /** Where each node stands in the heap, or -1. */
  private readonly standsAt: Int32Array;
  private size = 0;

  /** `distances` is the caller's own array, by node; the heap only reads it. */
  constructor(private readonly distances: Float64Array) {
    this.heap = new Int32Array(distances.length);
    this.standsAt = new Int32Array(distances.length).fill(-1);
  }

  /** Puts the node in, or moves it up after its distance was lowered. */
  raise(node: number): void {
    let at = this.standsAt[node] ?? -1;
    if (at < 0) {
      at = this.size;
      this.size += 1;
    }
    const distance = this.distances[node] ?? 0;
    while (at > 0) {
      const above = (at - 1) >> 2;
      const other = this.heap[above] ?? 0;
      if ((this.distances[other] ?? 0) <= distance) break;
      this.put(other, at);
      at = above;
    }
    this.put(node, at);
  }

  /** Takes out the nearest node; -1 when none is left. */
  take(): number {
    if (this.size === 0) return -1;
    const nearest = this.heap[0] ?? -1;
    this.size -= 1;
    this.standsAt[nearest] = -1;
    if (this.size > 0) this.sink(this.heap[this.size] ?? 0);
    return nearest;
  }

  /** Puts the node in at the top and lets it down to where it belongs. */
  private sink(node: number): void {
    const distance = this.distances[node] ?? 0;
    let at = 0;
    for (;;) {
      const below = this.nearestBelow(at);
      if (below < 0) break;
      const other = this.heap[below] ?? 0;
      if ((this.distances[other] ?? 0) >= distance) break;
      this.put(other, at);
      at = below;
    }
    this.put(node, at);
  }

  private nearestBelow(at: number): number {
    const first = 4 * at + 1;
    const end = Math.min(first + 4, this.size);
    let nearest = -1;
    let least = Infinity;
    for (let below = first; below < end; below += 1) {
      const distance = this.distances[this.heap[below] ?? 0] ?? 0;
      if (distance < least) {
        least = distance;
        nearest = below;
      }
    }
    return nearest;
  }

  private put(node: number, at: number): void {
    this.heap[at] = node;
    this.standsAt[node] = at;
  }
}
