import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Workers } from '../platform';
import { RemindDrafts } from './sending/remind-drafts';

/** Does the room's jobs. */
@Injectable()
export class ApplicationsWorker implements OnModuleInit {
  constructor(
    private readonly workers: Workers,
    private readonly remindDrafts: RemindDrafts,
  ) {}

  onModuleInit(): void {
    this.workers.register({
      kind: 'applications.remind-drafts',
      run: (round, underWay) => this.remindDrafts.run(round, underWay),
    });
  }
}
