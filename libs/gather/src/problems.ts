import { BadInput } from '@kernel';
import type { Problem } from '@kernel';

/** Collects everything that is wrong with a folder, so that all of it can be mended at once. */
export class Problems {
  private readonly found: Problem[] = [];

  /** Notes what is wrong in a line of a file; `line` is 0 for the file as a whole. */
  add(file: string, line: number, found: string, allowed: string): void {
    this.found.push({ file: line > 0 ? `${file}, line ${String(line)}` : file, found, allowed });
  }

  stopIfAny(): void {
    if (this.found.length > 0) throw new BadInput(this.found);
  }
}
