import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Workers } from '../platform';
import { DecideRun } from './decide-run';
import { ExplainRun } from './explain-run';
import { VerifyRun } from './verify-run';

/** Carries a run from step to step: an id in, one verb called. */
@Injectable()
export class AllocationWorker implements OnModuleInit {
  constructor(
    private readonly workers: Workers,
    private readonly decide: DecideRun,
    private readonly verify: VerifyRun,
    private readonly explain: ExplainRun,
  ) {}

  onModuleInit(): void {
    this.workers.register({ kind: 'allocation.decide', atOnce: 1, run: (subject) => this.decide.run(subject) });
    this.workers.register({ kind: 'allocation.verify', atOnce: 1, run: (subject) => this.verify.run(subject) });
    this.workers.register({
      kind: 'allocation.explain',
      atOnce: 1,
      run: (subject, underWay) => this.explain.run(subject, underWay),
    });
  }
}
