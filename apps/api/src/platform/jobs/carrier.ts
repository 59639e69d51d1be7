/** Brings the jobs that are due to a worker. What is lost on the way is still a row in PostgreSQL, and is brought again. */
export interface Carrier {
  start(): void;
  /** Says that something may be due now. */
  poke(): void;
  /** Brings no more; what is under way goes on. */
  stop(): Promise<void>;
  /** Lets go of what it holds, once nothing is under way. */
  close(): Promise<void>;
}
