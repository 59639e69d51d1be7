import { systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { Round } from '@contract';
import { RunsReader } from '../../allocation';
import { OffersReader } from '../../offers';
import { Clock, Database, Jobs, log, type UnderWay } from '../../platform';
import { MovesOn } from '../clock/moves-on';
import { lastEvening, momentsOf } from '../clock/moments';
import { mustGoOn } from '../putting/step';
import { TownRound } from '../putting/town-round';
import { ClearBlocks } from './clear-blocks';
import { FamiliesAnswer } from './families-answer';
import { RunTownsRound } from './run-round';

/** The job of playing the officers. Its subject is the moment to which the clock is moved afterwards. */
export const playing = 'demonstration.play-officers';

/** How long to wait for a run to be decided, verified and explained before looking again. */
const wait = 2_000;

/** What has come of the officers' work so far. */
type Reached = 'goes-on' | 'done' | 'stuck';

/** What the officers do, one after the other, and then the families. */
@Injectable()
export class OfficersWork {
  constructor(
    readonly blocks: ClearBlocks,
    readonly runs: RunTownsRound,
    readonly runsReader: RunsReader,
    readonly offers: OffersReader,
    readonly rounds: TownRound,
    readonly families: FamiliesAnswer,
  ) {}
}

/**
 * Plays the officers of the town for a visitor who only wants to see offer day: settles what is open, measures, prepares
 * the run, releases it as a second officer, and then lets offer day come.
 *
 * Each turn finds out first what has been done, by whomever, and does the next thing. So it can be stopped anywhere, and a
 * visitor may do any of it by hand meanwhile.
 */
@Injectable()
export class PlayOfficers {
  constructor(
    private readonly work: OfficersWork,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly moves: MovesOn,
  ) {}

  async run(to: string, underWay: UnderWay): Promise<void> {
    const round = await this.work.rounds.find();
    if (round === undefined) return;
    const moment = momentsOf(round, this.clock.now()).find(({ name }) => name === to);
    if (moment === undefined) return;
    const reached = await this.turn(round, new Date(moment.at), underWay);
    if (reached !== 'goes-on') return;
    const dueAt = new Date(this.clock.now().getTime() + wait);
    await this.database.inTransaction(systemActor, async (tx) => {
      await underWay.finishIn(tx);
      await this.jobs.add(tx, { kind: playing, subject: to, key: 'officers', dueAt });
    });
  }

  private async turn(round: Round, to: Date, underWay: UnderWay): Promise<Reached> {
    mustGoOn(underWay);
    const { last, released, offers } = await this.database.inTransaction(systemActor, async (tx) => ({
      last: await this.work.runsReader.lastRun(tx, round.id),
      released: await this.work.runsReader.lastReleased(tx, round.id),
      offers: (await this.work.offers.live(tx, round.id)).size,
    }));
    if (released !== null) return this.letItCome(round, to, offers > 0, underWay);
    if (last === null) {
      const open = await this.work.blocks.run(round, underWay);
      if (open.length > 0) {
        log.event('demonstration.officers-stuck', {
          open: open.length,
          why: [...new Set(open.map(({ why }) => why))].join(' '),
        });
        return 'stuck';
      }
      await this.work.runs.prepare(round, (await this.work.rounds.whole()).intakes);
    } else if (last.state === 'verified' && last.explained) await this.work.runs.release(last);
    return 'goes-on';
  }

  /**
   * The offers are made first, then offer day comes, and only then what lies behind it. On the last evening for answers the
   * families whom nobody plays give theirs.
   */
  private async letItCome(round: Round, to: Date, made: boolean, underWay: UnderWay): Promise<Reached> {
    if (!made) return 'goes-on';
    const now = this.clock.now();
    const evening = lastEvening(round);
    const next = [new Date(round.releaseAt), evening].find((moment) => now < moment && moment < to) ?? to;
    if (next === to && evening <= now && now < to) await this.work.families.run(round, underWay);
    if (now < next) await this.moves.to(systemActor, next);
    return next < to ? 'goes-on' : 'done';
  }
}
