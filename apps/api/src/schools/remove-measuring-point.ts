import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import { Audit } from '../audit';
import { Database } from '../platform';
import { mustServe } from './may-set';
import { SchoolsReader } from './schools.reader';
import { refusals } from './schools.refusals';
import { SchoolsStore } from './schools.store';

/** Takes a measuring point of a school away. */
@Injectable()
export class RemoveMeasuringPoint {
  constructor(
    private readonly database: Database,
    private readonly store: SchoolsStore,
    private readonly reader: SchoolsReader,
    private readonly audit: Audit,
  ) {}

  async run(actor: Actor, school: string, point: string): Promise<void> {
    await this.database.inTransaction(actor, async (tx) => {
      const { authority } = await this.reader.school(tx, school);
      mustServe(actor, authority);
      if (!(await this.store.removePoint(tx, school, point))) throw refusals.noSuchPoint();
      await this.audit.append(tx, {
        kind: 'school.measuring-point-removed',
        actor,
        authority,
        school,
        subject: school,
        about: { point },
      });
    });
  }
}
