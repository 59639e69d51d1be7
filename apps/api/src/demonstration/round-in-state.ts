import { systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { DemonstrationState, Round, RunState } from '@contract';
import { RunsReader } from '../allocation';
import { Clock, Database, JobReader } from '../platform';
import { TownRound } from './putting/town-round';
import { sayRound, stepOf } from './say-round';

/** Where the town's round is. */
@Injectable()
export class RoundInState {
  constructor(
    readonly clock: Clock,
    readonly jobs: JobReader,
    private readonly database: Database,
    private readonly rounds: TownRound,
    private readonly runs: RunsReader,
  ) {}

  async run(): Promise<DemonstrationState['round']> {
    const round = await this.rounds.find();
    if (round === undefined) return null;
    const step = stepOf(round, await this.runsOf(round), this.clock.now());
    const { id, authority, title, stage } = round;
    return { id, authority, title, stage, step, says: sayRound[step] };
  }

  private runsOf({ id }: Round): Promise<{ state: RunState | undefined; released: boolean }> {
    return this.database.inTransaction(systemActor, async (tx) => {
      const [last, released] = [await this.runs.lastRun(tx, id), await this.runs.lastReleased(tx, id)];
      return { state: last?.state, released: released !== null };
    });
  }
}
