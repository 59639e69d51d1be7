import { BadInput } from '@kernel';
import type { Problem } from '@kernel';

/** How many problems are listed before the rest are only counted. */
const problemsListed = 50;

/** Collects what is wrong, by part and row, so that all of it can be said at once. */
export class Problems {
  private readonly found: Problem[] = [];
  private count = 0;

  add(part: string, row: number, found: string, allowed: string): void {
    this.count += 1;
    if (this.count <= problemsListed) this.found.push({ file: row < 0 ? part : `${part}.ndjson, line ${String(row + 1)}`, found, allowed });
  }

  stopIfAny(): void {
    if (this.count === 0) return;
    const rest = this.count - this.found.length;
    throw new BadInput(rest > 0 ? [...this.found, { found: `${String(rest)} more problems`, allowed: 'mend these first.' }] : this.found);
  }
}
