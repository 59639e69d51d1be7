import { Injectable } from '@nestjs/common';
import type { DemonstrationClock } from '@contract';
import { Clock } from '../../platform';
import { AskOfficers } from '../officers/ask-officers';
import { TownRound } from '../putting/town-round';
import { momentsOf } from './moments';

/** Says what time it is in the demonstration, and whether its officers are at work. */
@Injectable()
export class ShowClock {
  constructor(
    private readonly clock: Clock,
    private readonly rounds: TownRound,
    private readonly officers: AskOfficers,
  ) {}

  async run(): Promise<DemonstrationClock> {
    const now = this.clock.now();
    const round = await this.rounds.find();
    const moments = round === undefined ? [] : momentsOf(round, now);
    return {
      now: now.toISOString(),
      today: this.clock.today(),
      moments,
      officers: await this.officers.working(moments),
    };
  }
}
