import { type DynamicModule, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { SERVICE_FACTS, type ServiceFacts } from '../health/health.controller';
import { DocsController } from './docs.controller';
import { FindOperations } from './find-operations';

/** The description of the API, made from the routes that the controllers serve. */
@Module({})
export class OpenApiModule {
  static of(facts: ServiceFacts): DynamicModule {
    return {
      module: OpenApiModule,
      imports: [DiscoveryModule],
      controllers: [DocsController],
      providers: [FindOperations, { provide: SERVICE_FACTS, useValue: facts }],
    };
  }
}
