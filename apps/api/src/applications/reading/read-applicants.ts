import { type Actor, holds } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { AnswerOf, applicationRoutes, InputOf } from '@contract';
import { Audit } from '../../audit';
import { Database } from '../../platform';
import { SchoolsReader } from '../../schools';
import { refusals } from '../applications.refusals';
import { ListsReader } from './lists.reader';

/** Shows a school who applies for it, and who of its own children applies; never the order of preference (1.9). */
@Injectable()
export class ReadApplicants {
  constructor(
    private readonly database: Database,
    private readonly reader: ListsReader,
    private readonly schools: SchoolsReader,
    private readonly audit: Audit,
  ) {}

  async applicants(
    actor: Actor,
    school: string,
    query: InputOf<typeof applicationRoutes.applicants>['query'],
  ): Promise<AnswerOf<typeof applicationRoutes.applicants>> {
    if (!holds(actor, ['school-admin'], { school })) throw refusals.notYourSchool();
    return this.database.inTransaction(actor, async (tx) => {
      const { authority } = await this.schools.school(tx, school);
      const page = await this.reader.applicants(tx, school, query);
      const about = { lines: page.items.length };
      await this.audit.read(tx, { kind: 'applicants.read', actor, authority, school, subject: school, about });
      return page;
    });
  }

  async attending(
    actor: Actor,
    school: string,
    query: InputOf<typeof applicationRoutes.attending>['query'],
  ): Promise<AnswerOf<typeof applicationRoutes.attending>> {
    if (!holds(actor, ['primary-head', 'school-admin'], { school })) throw refusals.notYourSchool();
    return this.database.inTransaction(actor, async (tx) => {
      const { authority } = await this.schools.school(tx, school);
      const page = await this.reader.attending(tx, school, query);
      const about = { lines: page.items.length };
      await this.audit.read(tx, { kind: 'applicants.read', actor, authority, school, subject: school, about });
      return page;
    });
  }
}
