import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { NewSchool, School } from '@contract';
import { Audit } from '../audit';
import { Database, type Tx } from '../platform';
import { AuthoritiesReader } from './authorities/authorities.reader';
import { mustServe } from './may-set';
import { SchoolsReader } from './schools.reader';
import { refusals } from './schools.refusals';
import { SchoolsStore } from './schools.store';

/** Enters a school that the register does not have (yet). */
@Injectable()
export class AddSchool {
  constructor(
    private readonly database: Database,
    private readonly store: SchoolsStore,
    private readonly reader: SchoolsReader,
    private readonly authorities: AuthoritiesReader,
    private readonly audit: Audit,
  ) {}

  /** Gives back the school as it now stands. */
  async run(actor: Actor, school: NewSchool): Promise<School> {
    mustServe(actor, school.authority);
    return this.database.inTransaction(actor, async (tx) => {
      const admissionAuthority = await this.admissionAuthority(tx, school);
      if (!(await this.store.add(tx, school, admissionAuthority))) throw refusals.schoolExists();
      await this.audit.append(tx, {
        kind: 'school.added',
        actor,
        authority: school.authority,
        school: school.id,
        subject: school.id,
      });
      return this.reader.school(tx, school.id);
    });
  }

  /** Who sets its policy: the authority for community and controlled schools, otherwise whoever was named. */
  private async admissionAuthority(tx: Tx, school: NewSchool): Promise<string> {
    const authority = await this.authorities.authority(tx, school.authority);
    if (school.kind === 'community' || school.kind === 'voluntary-controlled') {
      const id = `authority-${authority.id}`;
      await this.store.putAdmissionAuthority(tx, {
        id,
        kind: 'authority',
        name: authority.name,
        authority: authority.id,
      });
      return id;
    }
    if (school.admissionAuthority === undefined) throw refusals.admissionAuthorityNeeded();
    const kind = school.kind === 'academy' || school.kind === 'free-school' ? 'trust' : 'governing-body';
    await this.store.putAdmissionAuthority(tx, { ...school.admissionAuthority, kind, authority: null });
    return school.admissionAuthority.id;
  }
}
