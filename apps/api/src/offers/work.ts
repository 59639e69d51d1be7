import { Injectable } from '@nestjs/common';
import { Audit } from '../audit';
import { Clock, Database, Jobs } from '../platform';

/** What every verb of the room works with: the database, the time, the audit, and jobs for later. */
@Injectable()
export class Work {
  constructor(
    readonly database: Database,
    readonly clock: Clock,
    readonly audit: Audit,
    readonly jobs: Jobs,
  ) {}
}
