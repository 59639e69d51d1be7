import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Workers } from '../platform';
import { PlayOfficers, playing } from './officers/play-officers';
import { PutPastYears, puttingPastYears } from './putting/put-past-years';
import { PutTownIn } from './putting/put-town-in';

/** The job of putting the town in. */
export const puttingIn = 'demonstration.put-in';

/** Puts the town and its earlier years in, and plays its officers, in the background. */
@Injectable()
export class DemonstrationWorker implements OnModuleInit {
  constructor(
    private readonly workers: Workers,
    private readonly puts: PutTownIn,
    private readonly plays: PlayOfficers,
    private readonly years: PutPastYears,
  ) {}

  onModuleInit(): void {
    this.workers.register({ kind: puttingIn, run: (_subject, underWay) => this.puts.run(underWay) });
    this.workers.register({ kind: puttingPastYears, run: () => this.years.run() });
    this.workers.register({ kind: playing, run: (to, underWay) => this.plays.run(to, underWay) });
  }
}
