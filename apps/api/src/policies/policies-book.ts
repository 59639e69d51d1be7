import { Injectable } from '@nestjs/common';
import { Audit } from '../audit';
import { Clock } from '../platform';
import { PoliciesReader } from './policies.reader';
import { PoliciesStore } from './policies.store';

/** Where every verb on a policy writes, and what it is stamped with. */
@Injectable()
export class PoliciesBook {
  constructor(
    readonly store: PoliciesStore,
    readonly reader: PoliciesReader,
    readonly audit: Audit,
    readonly clock: Clock,
  ) {}
}
