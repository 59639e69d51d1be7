/** One number of the benchmark, with the limit it must keep where it has one. */
export interface Figure {
  readonly name: string;
  readonly instance: string;
  readonly value: number;
  readonly unit: string;
  /** The most it may be. */
  readonly limit?: number;
}

/** The median of so many timings of a piece of work, in milliseconds, after one that is not counted. */
export function median(times: number, work: () => void): number {
  work();
  const taken = Array.from({ length: times }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return taken[taken.length >> 1] ?? Number.NaN;
}
