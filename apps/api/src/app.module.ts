import { type DynamicModule, Module } from '@nestjs/common';
import { HealthModule } from './platform/health/health.module';
import type { ServiceFacts } from './platform/health/health.controller';

/** The rooms of the service, in the order of the staircase. */
@Module({})
export class AppModule {
  static with(facts: ServiceFacts, databaseUrl: string): DynamicModule {
    return { module: AppModule, imports: [HealthModule.of(facts, databaseUrl)] };
  }
}
