/**
 * The order with children of one multiple birth standing together, at the place of the one ranked best (domain 1.5).
 *
 * Everyone else keeps the order they had.
 */
export function linkBirths(slots: Int32Array, birthOf: (slot: number) => string | undefined): Int32Array {
  const groups = new Map<string, number[]>();
  for (const slot of slots) {
    const birth = birthOf(slot);
    if (birth === undefined) continue;
    const group = groups.get(birth);
    if (group === undefined) groups.set(birth, [slot]);
    else group.push(slot);
  }
  const linked: number[] = [];
  for (const slot of slots) {
    const birth = birthOf(slot);
    const group = birth === undefined ? undefined : groups.get(birth);
    if (group === undefined) linked.push(slot);
    else if (group[0] === slot) linked.push(...group);
  }
  return Int32Array.from(linked);
}
