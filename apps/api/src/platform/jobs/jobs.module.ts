import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ENVIRONMENT, type Environment } from '../environment';
import { Handlers } from './handlers';
import { JobEntity } from './job.entity';
import { JobReader } from './job.reader';
import { JobRunner } from './job-runner';
import { JOB_SETTINGS, jobSettings } from './job-settings';
import { JobStore } from './job.store';
import { Jobs } from './jobs';
import { JobsController } from './jobs.controller';
import { RetryJob } from './retry-job';
import { Workers } from './workers';

/** Work that is done after a request, by this process or another. */
@Global()
@Module({})
export class JobsModule {
  static at(databaseUrl: string): DynamicModule {
    return {
      module: JobsModule,
      imports: [TypeOrmModule.forFeature([JobEntity])],
      controllers: [JobsController],
      providers: [
        {
          provide: JOB_SETTINGS,
          inject: [ENVIRONMENT],
          useFactory: (environment: Environment) => jobSettings(environment, databaseUrl),
        },
        Handlers,
        JobStore,
        JobReader,
        JobRunner,
        Jobs,
        RetryJob,
        Workers,
      ],
      exports: [Jobs, JobReader, Workers],
    };
  }
}
