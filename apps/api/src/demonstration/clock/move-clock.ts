import type { Actor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { DemonstrationClock, demonstrationRoutes, InputOf, Round } from '@contract';
import { systemActor } from '@kernel';
import { Clock, Database } from '../../platform';
import { DemonstrationStore } from '../demonstration.store';
import { refusals } from '../demonstration.refusals';
import { AskOfficers } from '../officers/ask-officers';
import { TownRound } from '../putting/town-round';
import { MovesOn } from './moves-on';
import { ShowClock } from './show-clock';

type Asked = InputOf<typeof demonstrationRoutes.moveClock>['body'];

/** No calendar of the demonstration reaches further. */
const latest = new Date('2028-12-31T23:59:59Z');

/** What moving the clock moves, and shows. */
@Injectable()
export class MovingOn {
  constructor(
    readonly moves: MovesOn,
    readonly show: ShowClock,
    readonly officers: AskOfficers,
  ) {}
}

/**
 * Moves the clock of the demonstration forward, for everybody. What becomes due by it is done: reminders, closing,
 * offers, letters.
 *
 * It never goes back, because what has been written down since would then lie in the future. Closing day does not pass
 * while families are still being put in. Where it is asked for, the officers are played before offer day comes, if nobody
 * has released offers by hand: the clock then waits at the day after closing until they are done.
 */
@Injectable()
export class MoveClock {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly store: DemonstrationStore,
    private readonly rounds: TownRound,
    private readonly on: MovingOn,
  ) {}

  async run(actor: Actor, asked: Asked): Promise<DemonstrationClock> {
    const to = 'at' in asked ? new Date(asked.at) : await this.named(asked.moment);
    const from = this.clock.now();
    if (to < from) throw refusals.onlyForward();
    if (to > latest) throw refusals.tooFar();
    const round = await this.rounds.find();
    await this.mustBeIn(round, to);
    if (
      'moment' in asked &&
      asked.officers &&
      round !== undefined &&
      (await this.on.officers.needed(round, asked.moment))
    ) {
      const closed = await this.named('after-closing');
      if (from < closed) await this.on.moves.to(actor, closed);
      await this.on.officers.run(asked.moment);
    } else await this.on.moves.to(actor, to);
    return this.on.show.run();
  }

  private async named(name: string): Promise<Date> {
    const { moments } = await this.on.show.run();
    const found = moments.find((moment) => moment.name === name);
    if (found === undefined) throw refusals.noRound();
    return new Date(found.at);
  }

  /** While families are being put in, the clock stays before closing. */
  private async mustBeIn(round: Round | undefined, to: Date): Promise<void> {
    const town = await this.database.inTransaction(systemActor, (tx) => this.store.read(tx));
    if (town?.finishedAt !== null) return;
    if (round === undefined || to >= new Date(round.closesAt)) throw refusals.notInYet();
  }
}
