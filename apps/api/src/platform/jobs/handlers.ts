import { Injectable } from '@nestjs/common';
import type { JobHandler } from './handler';
import type { Slots } from './job.store';

/** Who does which kind of job in this process. */
@Injectable()
export class Handlers {
  private readonly byKind = new Map<string, JobHandler>();

  /** Takes on a kind of job; each kind has one handler. */
  register(handler: JobHandler): void {
    if (this.byKind.has(handler.kind)) throw new Error(`The kind of job ${handler.kind} has a handler already.`);
    this.byKind.set(handler.kind, handler);
  }

  find(kind: string): JobHandler | undefined {
    return this.byKind.get(kind);
  }

  /** How many of each kind may run at once. */
  slots(): Slots[] {
    return [...this.byKind.values()].map(({ kind, atOnce }) => ({ kind, atOnce: atOnce ?? 1 }));
  }
}
