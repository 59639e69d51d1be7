import { log } from '../observe/log';

/** Does the same thing again and again: when it is poked, and otherwise from time to time; never twice at once. */
export class Pulse {
  private timer: NodeJS.Timeout | undefined;
  private beating: Promise<void> | undefined;
  private again = false;
  /** Whether the last beat failed: a database that is away is told of once, not every second. */
  private failing = false;
  private stopped = true;

  constructor(
    private readonly beat: () => Promise<void>,
    private readonly every: number,
  ) {}

  start(): void {
    this.stopped = false;
    this.poke();
  }

  /** Beats now, or once more after the beat that is under way. */
  poke(): void {
    if (this.stopped) return;
    if (this.beating !== undefined) {
      this.again = true;
      return;
    }
    clearTimeout(this.timer);
    this.beating = this.beatOnce().finally(() => {
      this.beating = undefined;
      if (this.stopped) return;
      if (this.again) this.poke();
      else
        this.timer = setTimeout(() => {
          this.poke();
        }, this.every);
    });
  }

  /** Beats no more; ends when the beat that is under way has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.beating;
  }

  private async beatOnce(): Promise<void> {
    this.again = false;
    try {
      await this.beat();
      this.failing = false;
    } catch (error) {
      if (!this.failing) log.defect(error, 'looking for jobs');
      this.failing = true;
    }
  }
}
