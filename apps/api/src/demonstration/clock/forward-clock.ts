import { Injectable } from '@nestjs/common';
import { Clock, Database, Jobs } from '../../platform';

/** The clock of the demonstration, which only goes forward. */
@Injectable()
export class ForwardClock {
  constructor(readonly clock: Clock) {}

  /** Moves it to this moment, unless it is later already. */
  async notBefore(moment: Date): Promise<void> {
    if (this.clock.now() < moment) await this.clock.moveTo(moment);
  }
}

/** What putting the town in stands on. */
@Injectable()
export class ClockAndDatabase {
  constructor(
    readonly clock: ForwardClock,
    readonly database: Database,
    readonly jobs: Jobs,
  ) {}
}
