import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Followers } from '../audit';
import { Jobs, Workers } from '../platform';
import { KeepPastYear } from './figures/keep-past-year';

/** Keeps what each released run came to, as a job of its own. */
@Injectable()
export class ProspectusWorker implements OnModuleInit {
  constructor(
    private readonly followers: Followers,
    private readonly jobs: Jobs,
    private readonly workers: Workers,
    private readonly keeps: KeepPastYear,
  ) {}

  onModuleInit(): void {
    const kind = 'prospectus.keep-year';
    this.workers.register({ kind, atOnce: 1, run: (subject) => this.keeps.run(subject) });
    this.followers.follow({
      name: 'prospectus.runs',
      kinds: ['run.released'],
      handle: async ({ subject, authority }, tx) => {
        await this.jobs.add(tx, { kind, subject, key: subject, ...(authority === null ? {} : { authority }) });
      },
    });
  }
}
