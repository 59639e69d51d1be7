import { Injectable } from '@nestjs/common';
import { type Actor, BadInput, digest } from '@kernel';
import type { Terms } from '@contract';
import { Audit } from '../../audit';
import { Database } from '../../platform';
import { Calendars } from '../calendars';
import { mustServe } from '../may-set';
import { SchoolsReader } from '../schools.reader';
import { refusals } from '../schools.refusals';
import { AuthoritiesReader, type DaysOf } from './authorities.reader';
import { AuthoritiesStore } from './authorities.store';

/** Sets the term dates of an authority's schools, or of one school that keeps its own. Appeals are counted in school days. */
@Injectable()
export class SetSchoolDays {
  constructor(
    private readonly database: Database,
    private readonly store: AuthoritiesStore,
    private readonly reader: AuthoritiesReader,
    private readonly schools: SchoolsReader,
    private readonly audit: Audit,
    private readonly calendars: Calendars,
  ) {}

  async run(actor: Actor, of: DaysOf, terms: Terms): Promise<Terms> {
    this.check(terms);
    return this.database.inTransaction(actor, async (tx) => {
      const authority = 'school' in of ? (await this.schools.school(tx, of.school)).authority : of.authority;
      mustServe(actor, authority);
      await this.reader.authority(tx, authority);
      await this.store.setTerms(tx, of, terms);
      const about = { terms: digest(terms) };
      if ('school' in of) {
        const { school } = of;
        await this.audit.append(tx, {
          kind: 'school.school-days-set',
          actor,
          authority,
          school,
          subject: school,
          about,
        });
      } else {
        await this.audit.append(tx, { kind: 'authority.school-days-set', actor, authority, subject: authority, about });
      }
      return terms;
    });
  }

  /** Terms in order, each ending after it begins: the kernel knows. */
  private check(terms: Terms): void {
    try {
      this.calendars.schoolDays('these', terms);
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      const fields = error.problems.map(({ path = 'terms', found, allowed }) => ({
        field: path,
        says: `Found ${found}; ${allowed}`,
      }));
      throw refusals.termsOutOfOrder({ fields });
    }
  }
}
