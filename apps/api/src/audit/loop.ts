import { log } from '../platform';

/** How long a loop rests when there is nothing to do, and how long while something is expected any moment. */
const rest = { usual: 1_000, expecting: 40 } as const;

/** How many short rests follow a poke: a transaction that was under way has then usually ended. */
const shortRests = 10;

/** Something done again and again for as long as the service runs, at once when poked, and never twice at a time. */
export class Loop {
  private running: Promise<void> | undefined;
  private stopping = false;
  private expecting = 0;
  private wake: (() => void) | undefined;

  /** `doing` is what the log says when the work fails; the work says whether there may be more to do. */
  constructor(
    private readonly doing: string,
    private readonly work: () => Promise<boolean>,
  ) {}

  start(): void {
    this.stopping = false;
    this.running ??= this.run();
  }

  /** Says that there will be something to do in a moment. */
  poke(): void {
    this.expecting = shortRests;
    this.wake?.();
  }

  /** Finishes what is under way. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake?.();
    await this.running;
    this.running = undefined;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const more = await this.work().catch((error: unknown) => {
        log.defect(error, this.doing);
        return false;
      });
      if (!more) await this.pause();
    }
  }

  /** Rests a short while where something is expected; otherwise until poked, or the usual while. */
  private async pause(): Promise<void> {
    if (this.stopping) return;
    const expecting = this.expecting > 0;
    if (expecting) this.expecting -= 1;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, expecting ? rest.expecting : rest.usual);
      if (expecting) return;
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = undefined;
  }
}
