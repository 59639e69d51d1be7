import { systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { Intake } from '@contract';
import { DrawsReader, PromiseDraw } from '../../allocation';
import { PuttingTools } from './putting-tools';

/** Promises the neighbour's draws. */
@Injectable()
export class NeighbourDraws {
  constructor(
    private readonly promise: PromiseDraw,
    private readonly draws: DrawsReader,
    private readonly tools: PuttingTools,
  ) {}

  async run(intakes: readonly Intake[]): Promise<void> {
    const kind = 'offer-day';
    const ids = intakes.map(({ id }) => id);
    const promised = await this.tools.database.inTransaction(systemActor, (tx) => this.draws.unused(tx, ids, kind));
    for (const intake of ids.filter((id) => !promised.has(id))) {
      const asked = { intake, kind, supervisor: 'Daniel Osei, auditor' } as const;
      await this.promise.run(asked, this.tools.actors.persona('nina-cole'));
    }
  }
}
