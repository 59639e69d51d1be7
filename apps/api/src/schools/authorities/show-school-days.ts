import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { Terms } from '@contract';
import { Database } from '../../platform';
import { refusals } from '../schools.refusals';
import { AuthoritiesReader, type DaysOf } from './authorities.reader';

/** Shows the term dates that hold at a school, or for the schools of an authority. */
@Injectable()
export class ShowSchoolDays {
  constructor(
    private readonly database: Database,
    private readonly reader: AuthoritiesReader,
  ) {}

  async run(actor: Actor, of: DaysOf): Promise<Terms> {
    const found = await this.database.inTransaction(actor, (tx) => this.reader.terms(tx, of));
    if (found === undefined) throw refusals.noSchoolDays();
    return found.terms;
  }
}
