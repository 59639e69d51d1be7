import { Controller } from '@nestjs/common';
import type { Actor } from '@kernel';
import { type AnswerOf, type InputOf, jobRoutes } from '@contract';
import { Database } from '../database/database';
import { Input, May, Serves, Who } from '../http/serves';
import { JobReader } from './job.reader';
import { RetryJob } from './retry-job';

/** The jobs over HTTP: what has failed, and letting it try again. */
@Controller()
export class JobsController {
  constructor(
    private readonly database: Database,
    private readonly reader: JobReader,
    private readonly retryJob: RetryJob,
  ) {}

  @Serves(jobRoutes.failed)
  @May('officer', 'operator')
  failed(
    @Input() { query }: InputOf<typeof jobRoutes.failed>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof jobRoutes.failed>> {
    return this.database.inTransaction(actor, (tx) => this.reader.failed(tx, query));
  }

  @Serves(jobRoutes.retry)
  @May('operator')
  retry(
    @Input() { params }: InputOf<typeof jobRoutes.retry>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof jobRoutes.retry>> {
    return this.retryJob.run(actor, params.job);
  }
}
