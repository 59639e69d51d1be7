import { systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { Intake, Round } from '@contract';
import { Database } from '../../platform';
import { SchoolsReader } from '../../schools';

/** The town's Year 7 round and its intakes, as the service has them. */
@Injectable()
export class TownRound {
  constructor(
    private readonly database: Database,
    private readonly schools: SchoolsReader,
  ) {}

  /** The secondary round of an authority; nothing while there is none. */
  find(authority = 'town'): Promise<Round | undefined> {
    return this.database.inTransaction(systemActor, async (tx) =>
      (await this.schools.rounds(tx, { authority })).find(({ phase }) => phase === 'secondary'),
    );
  }

  /** The round with its intakes by school. */
  async whole(authority = 'town'): Promise<{ readonly round: Round; readonly intakes: ReadonlyMap<string, Intake> }> {
    const round = await this.find(authority);
    if (round === undefined) throw new Error(`${authority} has no Year 7 round yet.`);
    const intakes = await this.database.inTransaction(systemActor, (tx) => this.schools.intakesOf(tx, round.id));
    return { round, intakes: new Map(intakes.map((intake) => [intake.school, intake])) };
  }

  /** How many points are known that distances to a school are measured to. */
  pointsOf(school: string): Promise<number> {
    return this.database.inTransaction(
      systemActor,
      async (tx) => (await this.schools.measuringPoints(tx, school)).length,
    );
  }
}
