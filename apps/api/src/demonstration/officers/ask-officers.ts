import { systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { DemonstrationClock, MomentName, Round } from '@contract';
import { RunsReader } from '../../allocation';
import { Clock, Database, JobReader, Jobs } from '../../platform';
import { lastEvening } from '../clock/moments';
import { playing } from './play-officers';

/** From which of its moments on a round has offers. */
const withOffers: readonly MomentName[] = ['offer-day', 'after-answers', 'september'];

/** Asks for the officers to be played, and tells how far they are. */
@Injectable()
export class AskOfficers {
  constructor(
    private readonly database: Database,
    private readonly runs: RunsReader,
    private readonly jobs: Jobs,
    private readonly reader: JobReader,
    private readonly clock: Clock,
  ) {}

  /** Whether the officers have something to do before this moment, or the families to answer. */
  async needed(round: Round, moment: MomentName): Promise<boolean> {
    if (!withOffers.includes(moment)) return false;
    if (moment !== 'offer-day' && this.clock.now() < lastEvening(round)) return true;
    const { id } = round;
    return this.database.inTransaction(systemActor, async (tx) => (await this.runs.lastReleased(tx, id)) === null);
  }

  /** Asks once, however often it is asked. */
  async run(to: MomentName): Promise<void> {
    await this.database.inTransaction(systemActor, (tx) =>
      this.jobs.add(tx, { kind: playing, subject: to, key: 'officers' }),
    );
  }

  /** Nothing when nobody asked, or the moment has come. */
  async working(moments: DemonstrationClock['moments']): Promise<DemonstrationClock['officers']> {
    const now = this.clock.now();
    for (const { name, at } of moments) {
      if (!withOffers.includes(name) || new Date(at) <= now) continue;
      const job = await this.database.inTransaction(systemActor, (tx) => this.reader.latest(tx, playing, name));
      if (job === undefined) continue;
      const open = job.state === 'waiting' || job.state === 'running';
      return { to: name, state: open ? 'working' : 'stuck' };
    }
    return null;
  }
}
