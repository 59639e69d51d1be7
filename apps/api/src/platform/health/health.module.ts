import { type DynamicModule, Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module';
import { HealthController, SERVICE_FACTS, type ServiceFacts } from './health.controller';

/** The service's answers about its own health. */
@Module({})
export class HealthModule {
  static of(facts: ServiceFacts, databaseUrl: string): DynamicModule {
    return {
      module: HealthModule,
      imports: [DatabaseModule.at(databaseUrl)],
      controllers: [HealthController],
      providers: [{ provide: SERVICE_FACTS, useValue: facts }],
    };
  }
}
