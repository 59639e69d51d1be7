import type { Snapshot } from '../documents';

/** The intake that the scheme's stated fallback gives each resident child left without a place (4.3), by child. */
export function fallbackFor(snapshot: Snapshot, placed: (child: number) => boolean, room: Int32Array): ReadonlyMap<number, number> {
  const given = new Map<number, number>();
  const { fallback } = snapshot.round;
  if (fallback.kind === 'none') return given;
  const { child: children, intake: intakes, millimetres } = snapshot.reach;
  const pairs: number[] = [];
  const near = new Set<number>();
  children.forEach((child, pair) => {
    const intake = intakes[pair] ?? -1;
    if (snapshot.resident[child] !== 1 || placed(child) || snapshot.intakes[intake]?.takesFallback !== true) return;
    pairs.push(pair);
    const areas = snapshot.facts[child]?.areas ?? [];
    if (fallback.kind === 'catchment-then-nearest' && snapshot.intakes[intake].catchment?.some((area) => areas.includes(area)) === true) near.add(pair);
  });
  const by = (column: Int32Array | Float64Array, pair: number): number => column[pair] ?? 0;
  pairs.sort(
    (a, b) =>
      Number(near.has(b)) - Number(near.has(a)) ||
      by(millimetres, a) - by(millimetres, b) ||
      by(children, a) - by(children, b) ||
      by(intakes, a) - by(intakes, b),
  );
  const left = Int32Array.from(room);
  for (const pair of pairs) {
    const child = by(children, pair);
    const intake = by(intakes, pair);
    if (given.has(child) || (left[intake] ?? 0) <= 0) continue;
    given.set(child, intake);
    left[intake] = (left[intake] ?? 0) - 1;
  }
  return given;
}
