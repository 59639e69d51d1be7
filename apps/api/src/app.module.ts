import { type DynamicModule, Module } from '@nestjs/common';
import { HealthModule, type ServiceFacts } from './platform';

/** The rooms of the service, in the order of the staircase. */
@Module({})
export class AppModule {
  static with(facts: ServiceFacts, databaseUrl: string): DynamicModule {
    return { module: AppModule, imports: [HealthModule.of(facts, databaseUrl)] };
  }
}
