import { systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import { keysOf } from '@policy';
import { DrawsReader, PromiseDraw } from '../../allocation';
import { Database } from '../../platform';
import { Actors } from '../actors';
import { policyOf } from './put-schools';
import type { Step, StepUnderWay } from './step';
import { TownRound } from './town-round';

const supervisors = ['Ruth Ellery, solicitor', 'Daniel Osei, auditor', 'Margaret Finch, clerk to the justices'];

/** Promises a draw for every school whose policy separates equal children by lot (1.34). */
@Injectable()
export class PutDraws implements Step {
  readonly name = 'draws';

  constructor(
    private readonly actors: Actors,
    private readonly promise: PromiseDraw,
    private readonly draws: DrawsReader,
    private readonly rounds: TownRound,
    private readonly database: Database,
  ) {}

  async run({ shown }: StepUnderWay): Promise<void> {
    const { intakes } = await this.rounds.whole();
    const drawing = [...intakes.values()].filter(({ school }) =>
      keysOf(policyOf(shown, school)).some(({ thing }) => thing.by === 'draw'),
    );
    const ids = drawing.map(({ id }) => id);
    const kind = 'offer-day';
    const promised = await this.database.inTransaction(systemActor, (tx) => this.draws.unused(tx, ids, kind));
    for (const [at, intake] of ids.entries()) {
      if (promised.has(intake)) continue;
      const supervisor = supervisors[at % supervisors.length] ?? '';
      await this.promise.run({ intake, kind, supervisor }, this.actors.persona('ruth-harper'));
    }
  }
}
