/**
 * Marks with 1 the nodes of the largest connected part of a network, by number of nodes.
 * Of two parts as large, the one with the lowest-numbered node counts.
 */
export function mainPart(firstInto: Int32Array, from: Int32Array): Uint8Array {
  const nodes = firstInto.length - 1;
  const partOf = new Int32Array(nodes).fill(-1);
  let largest = { part: -1, size: 0 };
  for (let node = 0; node < nodes; node += 1) {
    if (partOf[node] !== -1) continue;
    const size = markPart(node, partOf, firstInto, from);
    if (size > largest.size) largest = { part: node, size };
  }
  return Uint8Array.from(partOf, (part) => (part === largest.part ? 1 : 0));
}

/** Marks every node that can be reached from the first with the first's number, and counts them. */
function markPart(first: number, partOf: Int32Array, firstInto: Int32Array, from: Int32Array): number {
  const waiting = [first];
  partOf[first] = first;
  let size = 0;
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    size += 1;
    const end = firstInto[node + 1] ?? 0;
    for (let at = firstInto[node] ?? 0; at < end; at += 1) {
      const next = from[at] ?? 0;
      if (partOf[next] !== -1) continue;
      partOf[next] = first;
      waiting.push(next);
    }
  }
  return size;
}
