import { Injectable } from '@nestjs/common';
import { Clock, Jobs } from '../../platform';

/** What is needed to let a mailing go on. */
@Injectable()
export class Resuming {
  constructor(
    readonly jobs: Jobs,
    readonly clock: Clock,
  ) {}
}
