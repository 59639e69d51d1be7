/** One number of the benchmark, with the limit it must keep where it has one. */
export interface Figure {
  readonly name: string;
  readonly instance: string;
  readonly value: number;
  readonly unit: string;
  /** The most it may be. */
  readonly limit?: number;
  /** The least it may be. */
  readonly least?: number;
}

/** Whether a figure keeps its limit; nothing where it has none. */
export function isKept({ value, limit, least }: Figure): boolean | undefined {
  if (limit === undefined && least === undefined) return undefined;
  return value <= (limit ?? value) && value >= (least ?? value);
}

/** How often a piece of work is done before any timing counts. */
const warmingUp = 5;

/** The median of so many timings of a piece of work, warm, in milliseconds. */
export function medianTime(times: number, work: () => void): number {
  const taken: number[] = [];
  for (let time = 0; time < times + warmingUp; time += 1) {
    const start = performance.now();
    work();
    if (time >= warmingUp) taken.push(performance.now() - start);
  }
  return median(taken);
}

/** The middle one of some numbers. */
export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

/** How long a piece of work that waits for others takes, and how long it has a processor, in milliseconds. */
export async function timed<T>(work: () => Promise<T>): Promise<{ readonly took: number; readonly processor: number; readonly result: T }> {
  const start = performance.now();
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { took: performance.now() - start, processor: (user + system) / 1000, result };
}
