import { Injectable, type OnModuleInit } from '@nestjs/common';
import { systemActor } from '@kernel';
import { Jobs, type ToldJob } from '../platform';
import { Audit } from './audit';

/** Writes down when a job has failed for good and when an operator lets it try again: the jobs cannot tell the audit above them. */
@Injectable()
export class TellOfJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.jobs.onFailed((job, tx) =>
      this.audit.append(tx, { kind: 'job.failed', actor: systemActor, ...thingsOf(job) }),
    );
    this.jobs.onRetried((job, actor, tx) => this.audit.append(tx, { kind: 'job.retried', actor, ...thingsOf(job) }));
  }
}

function thingsOf({ id, kind, subject, authority, attempts }: ToldJob) {
  return { subject, authority: authority ?? undefined, about: { job: id, does: kind, attempts } };
}
