import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DatabaseModule } from './database/database.module';
import { ENVIRONMENT, type Environment } from './environment';
import { HealthModule } from './health/health.module';
import { ObserveModule } from './observe/observe.module';
import { JobsModule } from './jobs/jobs.module';
import { OpenApiModule } from './openapi/openapi.module';
import { PostModule } from './post/post.module';
import { StorageModule } from './storage/storage.module';
import type { ServiceFacts } from './health/health.controller';

/** What every room stands on: the environment, the database, the clock, the health answers, files and post. */
@Global()
@Module({})
export class PlatformModule {
  static with(environment: Environment, facts: ServiceFacts, databaseUrl: string): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        DatabaseModule.at(databaseUrl),
        JobsModule.at(databaseUrl),
        HealthModule.of(facts),
        ObserveModule,
        OpenApiModule.of(facts),
        StorageModule,
        PostModule,
      ],
      providers: [{ provide: ENVIRONMENT, useValue: environment }],
      exports: [ENVIRONMENT],
    };
  }
}
