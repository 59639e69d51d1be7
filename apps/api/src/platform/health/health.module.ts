import { type DynamicModule, Module } from '@nestjs/common';
import { HealthController, SERVICE_FACTS, type ServiceFacts } from './health.controller';

/** The service's answers about its own health. */
@Module({})
export class HealthModule {
  static of(facts: ServiceFacts): DynamicModule {
    return {
      module: HealthModule,
      controllers: [HealthController],
      providers: [{ provide: SERVICE_FACTS, useValue: facts }],
    };
  }
}
