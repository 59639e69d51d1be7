import { Refusal, systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { Intake, Round } from '@contract';
import {
  AdoptList,
  GiveList,
  PrepareRun,
  RankedListsReader,
  ReleaseRun,
  type RunRow,
  WithdrawRun,
} from '../../allocation';
import { Database } from '../../platform';
import { Actors } from '../actors';
import { personaAccount } from '../../people';

/** The verbs of a run. */
@Injectable()
export class RunVerbs {
  constructor(
    readonly prepare: PrepareRun,
    readonly release: ReleaseRun,
    readonly withdraw: WithdrawRun,
    readonly give: GiveList,
    readonly adopt: AdoptList,
  ) {}
}

/** Prepares the town's run and releases it, by two officers; and sees that a school that ranks for itself has a list. */
@Injectable()
export class RunTownsRound {
  constructor(
    private readonly database: Database,
    private readonly lists: RankedListsReader,
    private readonly verbs: RunVerbs,
    private readonly actors: Actors,
  ) {}

  async prepare({ id: round }: Round, intakes: ReadonlyMap<string, Intake>): Promise<void> {
    const quayside = intakes.get('quayside');
    if (quayside !== undefined) await this.ownList(quayside.id);
    await this.verbs.prepare.run({ round, kind: 'offer-day', dry: false }, this.actors.persona('ruth-harper'));
  }

  /** Releases a run that is verified; takes it back where something has changed since, so that it is prepared again. */
  async release({ id, preparedBy }: RunRow): Promise<void> {
    const another = preparedBy === personaAccount('imran-shah') ? 'ruth-harper' : 'imran-shah';
    const actor = this.actors.persona(another);
    try {
      await this.verbs.release.run(id, actor);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'allocation.changed') throw error;
      await this.verbs.withdraw.run({ id, because: 'Something changed since it was prepared.' }, actor);
    }
  }

  private async ownList(intake: string): Promise<void> {
    const known = await this.database.inTransaction(systemActor, (tx) => this.lists.ofIntake(tx, intake));
    if (known.some(({ state }) => state === 'adopted')) return;
    const waiting = known.find(({ state }) => state === 'waiting');
    const { id } = waiting ?? (await this.verbs.give.run({ intake }, this.actors.persona('martin-quill')));
    const minute = 'Governors of the school, minute 12';
    await this.verbs.adopt.run({ id, minute }, this.actors.persona('imran-shah'));
  }
}
