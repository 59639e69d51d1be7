import { type Actor, systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { DemonstrationClock, demonstrationRoutes, InputOf } from '@contract';
import { Audit } from '../../audit';
import { CarrySessions } from '../../people';
import { Clock, Database } from '../../platform';
import { DemonstrationStore } from '../demonstration.store';
import { refusals } from '../demonstration.refusals';
import { TownRound } from '../putting/town-round';
import { ShowClock } from './show-clock';

type Asked = InputOf<typeof demonstrationRoutes.moveClock>['body'];

/** No calendar of the demonstration reaches further. */
const latest = new Date('2028-12-31T23:59:59Z');

/** What moving the clock tells and shows. */
@Injectable()
export class MovingOn {
  constructor(
    readonly audit: Audit,
    readonly show: ShowClock,
    readonly sessions: CarrySessions,
  ) {}
}

/**
 * Moves the clock of the demonstration forward, for everybody. What becomes due by it is done: reminders, closing,
 * offers, letters.
 *
 * It never goes back, because what has been written down since would then lie in the future. Closing day does not pass
 * while families are still being put in.
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
    await this.mustBeIn(to);
    await this.clock.moveTo(to);
    await this.database.inTransaction(systemActor, async (tx) => {
      await this.on.sessions.run(tx, to.getTime() - from.getTime());
      const about = { from: from.toISOString(), to: to.toISOString() };
      await this.on.audit.append(tx, { kind: 'clock.moved', actor, subject: 'clock', about });
    });
    return this.on.show.run();
  }

  private async named(name: string): Promise<Date> {
    const { moments } = await this.on.show.run();
    const found = moments.find((moment) => moment.name === name);
    if (found === undefined) throw refusals.noRound();
    return new Date(found.at);
  }

  /** While families are being put in, the clock stays before closing. */
  private async mustBeIn(to: Date): Promise<void> {
    const town = await this.database.inTransaction(systemActor, (tx) => this.store.read(tx));
    if (town?.finishedAt !== null) return;
    const round = await this.rounds.find();
    if (round === undefined || to >= new Date(round.closesAt)) throw refusals.notInYet();
  }
}
