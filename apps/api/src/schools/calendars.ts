import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { type BankHolidays, parseCalendar, parseSchoolDays, type SchoolDays } from '@kernel';
import { parse } from 'yaml';
import type { Terms } from '@contract';
import { ENVIRONMENT, type Environment } from '../platform';

const file = 'config/calendars/england.yaml';

/** England's bank holidays, from `config/calendars`, and the school days that term dates make with them. */
@Injectable()
export class Calendars {
  readonly england: BankHolidays;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.england = parseCalendar(parse(readFileSync(join(environment.projectRoot, file), 'utf8')), file);
  }

  /** The school days of these term dates; refuses terms that overlap or end before they begin. */
  schoolDays(id: string, terms: Terms): SchoolDays {
    return parseSchoolDays({ calendar: 'school-days', id, ...terms }, 'term dates', this.england);
  }
}
