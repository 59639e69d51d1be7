import type { Tx } from '../database/database';

/** What a handler is told, and can say, while its job runs. */
export interface UnderWay {
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** Ends when the job is no longer this worker's: what is done after that, another may do too. */
  readonly signal: AbortSignal;
  /** Says how far the work is, for people to see. */
  progress(done: number, total: number): Promise<void>;
  /**
   * Writes in the handler's own transaction, made for `systemActor`, that the job is done. It throws, and so undoes the
   * transaction, when the job is no longer this worker's: what the transaction does then happens exactly once.
   */
  finishIn(tx: Tx): Promise<void>;
}

/**
 * How one kind of job is done. It is told the id of the thing the work is about, and reads the rest for itself.
 *
 * A job may be begun more than once, after a failure or when a worker was killed, so doing it twice must do no more than
 * doing it once.
 */
export interface JobHandler {
  /** The room and the work, such as `allocation.decide`. */
  readonly kind: string;
  /** How many may run at once, over all processes; one when it is not said. */
  readonly atOnce?: number;
  run(subject: string, underWay: UnderWay): Promise<void>;
}
