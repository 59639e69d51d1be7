/** The ids that both orders hold but that must move to turn the one order into the other: as few as can be. */
export function movedBetween(before: readonly string[], after: readonly string[]): readonly string[] {
  const common = after.filter((id) => before.includes(id));
  const kept = longestRising(common.map((id) => before.indexOf(id)));
  return common.filter((_id, at) => !kept.has(at));
}

/** The positions of a longest rising run of numbers, not necessarily neighbours. */
function longestRising(numbers: readonly number[]): ReadonlySet<number> {
  const runs: (readonly number[])[] = [];
  numbers.forEach((number, at) => {
    const shorter = runs.slice(0, at).filter((run) => (numbers[run.at(-1) ?? 0] ?? 0) < number);
    const longest = shorter.reduce<readonly number[]>((best, run) => (run.length > best.length ? run : best), []);
    runs.push([...longest, at]);
  });
  return new Set(runs.reduce<readonly number[]>((best, run) => (run.length > best.length ? run : best), []));
}
