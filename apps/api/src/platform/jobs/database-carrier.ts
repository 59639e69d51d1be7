import type { Carrier } from './carrier';
import type { JobRunner } from './job-runner';
import { Pulse } from './pulse';

/** Takes the jobs from PostgreSQL straight to this process. */
export class DatabaseCarrier implements Carrier {
  private readonly pulse: Pulse;

  constructor(
    private readonly runner: JobRunner,
    private readonly worker: number,
    lookEvery: number,
  ) {
    this.pulse = new Pulse(() => this.bring(), lookEvery);
  }

  start(): void {
    this.pulse.start();
  }

  poke(): void {
    this.pulse.poke();
  }

  stop(): Promise<void> {
    return this.pulse.stop();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private async bring(): Promise<void> {
    await this.runner.takeBack();
    for (const over of await this.runner.beginDue(this.worker)) {
      void over.then(() => {
        this.poke();
      });
    }
  }
}
