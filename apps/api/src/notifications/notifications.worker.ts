import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Workers } from '../platform';
import { SendLetters } from './sending/send-letters';
import { sendJob } from './sending/send-job';
import { writeJob, writeMailingJob } from './writing/follow-audit';
import { WriteLetters } from './writing/write-letters';
import { WriteMailing } from './writing/write-mailing';

/** Does the room's jobs. Each runs once at a time, in one process of all. */
@Injectable()
export class NotificationsWorker implements OnModuleInit {
  constructor(
    private readonly workers: Workers,
    private readonly write: WriteLetters,
    private readonly writeMailing: WriteMailing,
    private readonly send: SendLetters,
  ) {}

  onModuleInit(): void {
    this.workers.register({ kind: writeJob, run: () => this.write.run() });
    this.workers.register({
      kind: writeMailingJob,
      run: (order, underWay) => this.writeMailing.run(order, underWay),
    });
    this.workers.register({ kind: sendJob.kind, run: (_letters, underWay) => this.send.run(underWay) });
  }
}
