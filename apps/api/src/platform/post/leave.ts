/**
 * Leave to reach the network with post. Only a service for real families is given one.
 *
 * A carrier that can reach anybody cannot be made without it, and there is no other way to get one than to be for real
 * families: so in the demonstration and in tests sending to a real address is impossible, and not merely off.
 */
export class Leave {
  /** What is private makes the type one that nothing else has the shape of. */
  private constructor(private readonly granted: true) {}

  /** The leave of a service for real families; the demonstration gets none. */
  static for(mode: 'demonstration' | 'production'): Leave | undefined {
    return mode === 'production' ? new Leave(true) : undefined;
  }

  /** Throws unless this is true leave, also for callers whose types were bent. */
  static check(leave: Leave): void {
    if (!(leave instanceof Leave) || !leave.granted) throw new Error('Post may not reach the network without leave.');
  }
}
