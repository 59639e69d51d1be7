import { Injectable } from '@nestjs/common';
import { Audit } from '../audit';
import { Clock } from '../platform';
import { CorrectionsReader } from './corrections.reader';
import { CorrectionsStore } from './corrections.store';

/** Where every verb on a correction writes, and what it is stamped with. */
@Injectable()
export class CorrectionsBook {
  constructor(
    readonly store: CorrectionsStore,
    readonly reader: CorrectionsReader,
    readonly audit: Audit,
    readonly clock: Clock,
  ) {}
}
