import { systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { Round } from '@contract';
import { ApplicationsReader } from '../../applications';
import { type Block, GatherRound, MeasureRound } from '../../evidence';
import { AnswerChallenge } from '../../geography';
import { Database, type UnderWay } from '../../platform';
import { Actors } from '../actors';
import { AnswerClaims } from './answer-claims';
import { DecideApplications } from './decide-applications';
import { DecideLists } from './decide-lists';
import { PlaceHomes } from './place-homes';

/** What a played officer answers to every challenge of a distance. */
const stands = 'We looked at both points and at the line. They are where the policy says.';

/** Those who settle what is open. */
@Injectable()
export class Settling {
  constructor(
    readonly claims: AnswerClaims,
    readonly lists: DecideLists,
    readonly decisions: DecideApplications,
    readonly measure: MeasureRound,
    readonly challenges: AnswerChallenge,
    readonly homes: PlaceHomes,
    readonly actors: Actors,
  ) {}
}

/** Settles whatever keeps the town's round from being run, as its officers would by hand. */
@Injectable()
export class ClearBlocks {
  constructor(
    private readonly database: Database,
    private readonly gather: GatherRound,
    private readonly applications: ApplicationsReader,
    private readonly by: Settling,
  ) {}

  /** Gives back what is still open afterwards, which only a person can settle. */
  async run(townRound: Round, underWay: Pick<UnderWay, 'progress'>): Promise<readonly Block[]> {
    const { id: round } = townRound;
    const blocks = await this.open(round);
    if (blocks.length === 0) return blocks;
    const of = (...kinds: Block['why'][]): Block[] => blocks.filter(({ why }) => kinds.includes(why));
    await this.by.decisions.run(round, blocks);
    await this.by.claims.run(of('claim-unanswered').flatMap(({ subject }) => subject ?? []));
    if (of('list-undecided').length > 0) await this.by.lists.run(round);
    const claimed = of('plan-unanswered').flatMap(({ child }) => child ?? []);
    if (claimed.length > 0) await this.by.lists.noPlans(round, await this.children(claimed));
    for (const { subject } of of('distance-challenged')) {
      if (subject !== undefined) await this.by.challenges.run(this.by.actors.persona('ruth-harper'), subject, stands);
    }
    // Of two applications for one child only one counts by now, and only its home must be on the map.
    await this.by.homes.homes(townRound, await this.open(round));
    await this.by.measure.run(round, underWay);
    const left = await this.open(round);
    if (left.length === 0) return left;
    await this.by.homes.standIns(townRound, left);
    return this.open(round);
  }

  private open(round: string): Promise<readonly Block[]> {
    return this.database.inTransaction(systemActor, (tx) => this.gather.blocks(tx, round));
  }

  private children(ids: readonly string[]): Promise<Parameters<DecideLists['noPlans']>[1]> {
    return this.database.inTransaction(systemActor, async (tx) => [
      ...(await this.applications.children(tx, ids)).values(),
    ]);
  }
}
