import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { SchoolPage } from '@contract';
import { Database } from '../platform';
import { RoundsReader } from './rounds/rounds.reader';
import { SchoolsReader } from './schools.reader';

/** Puts a school's own page together. */
@Injectable()
export class ShowSchool {
  constructor(
    private readonly database: Database,
    private readonly reader: SchoolsReader,
    private readonly rounds: RoundsReader,
  ) {}

  async run(actor: Actor, id: string): Promise<SchoolPage> {
    return this.database.inTransaction(actor, async (tx) => {
      const school = await this.reader.school(tx, id);
      const measuringPoints = await this.reader.measuringPoints(tx, id);
      return { ...school, measuringPoints: [...measuringPoints], intakes: await this.rounds.intakesOfSchool(tx, id) };
    });
  }
}
