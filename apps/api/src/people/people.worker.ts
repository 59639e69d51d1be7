import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Workers } from '../platform';
import { sendCodeJob } from './ask-code';
import { SendCode } from './send-code';

/** The jobs of the people room. */
@Injectable()
export class PeopleWorker implements OnModuleInit {
  constructor(
    private readonly workers: Workers,
    private readonly sendCode: SendCode,
  ) {}

  onModuleInit(): void {
    this.workers.register({ kind: sendCodeJob, atOnce: 5, run: (subject) => this.sendCode.run(subject) });
  }
}
