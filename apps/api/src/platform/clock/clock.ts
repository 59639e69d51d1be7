import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { dayOf, type DateOnly } from '@kernel';
import { ENVIRONMENT, type Environment } from '../environment';
import { ClockStore } from './clock.store';

/** How soon one process notices that another moved the demonstration's clock. */
const noticeEvery = 500;

/**
 * The time, for every room: nobody else asks the machine.
 *
 * In the demonstration it can be moved, for all processes at once; a live service has the true time and no way to change it.
 */
@Injectable()
export class Clock implements OnModuleInit, OnModuleDestroy {
  private ahead = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: ClockStore,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** This moment. */
  now(): Date {
    return new Date(Date.now() + this.ahead);
  }

  /** Today's date in England. */
  today(): DateOnly {
    return dayOf(this.now());
  }

  /** Moves the demonstration's clock so that it is now that moment; it goes on running from there. */
  async moveTo(moment: Date): Promise<void> {
    if (!this.movable()) throw new Error('Only the clock of the demonstration can be moved.');
    const ahead = moment.getTime() - Date.now();
    await this.store.setAhead(ahead);
    this.ahead = ahead;
  }

  /** Reads where another process, or this one before it was stopped, has moved the demonstration's clock. */
  async notice(): Promise<void> {
    if (this.movable()) this.ahead = await this.store.ahead();
  }

  async onModuleInit(): Promise<void> {
    if (!this.movable()) return;
    await this.notice();
    this.timer = setInterval(() => {
      this.store.ahead().then(
        (ahead) => {
          this.ahead = ahead;
        },
        () => undefined,
      );
    }, noticeEvery);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  private movable(): boolean {
    return this.environment.mode === 'demonstration';
  }
}
