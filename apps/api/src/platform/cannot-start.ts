/** A reason the service cannot start that a person can mend: its message is shown alone, without a stack trace. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

/** Tells the person who started the service something, in one plain sentence. */
export type Say = (sentence: string) => void;
