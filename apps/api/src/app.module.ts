import { type DynamicModule, Module } from '@nestjs/common';
import { ApplicationsModule } from './applications';
import { AllocationModule } from './allocation';
import { AuditModule } from './audit';
import { DemonstrationModule } from './demonstration';
import { CorrectionModule } from './correction';
import { EvidenceModule } from './evidence';
import { GeographyModule } from './geography';
import { NotificationsModule } from './notifications';
import { OffersModule } from './offers';
import { PeopleModule } from './people';
import { EdgeModule, type Environment, PlatformModule, type ServiceFacts } from './platform';
import { PoliciesModule } from './policies';
import { ProspectusModule } from './prospectus';
import { SchoolsModule } from './schools';

/** The rooms of the service, in the order of the staircase. */
@Module({})
export class AppModule {
  static with(environment: Environment, facts: ServiceFacts, databaseUrl: string): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(environment, facts, databaseUrl),
        AuditModule,
        PeopleModule,
        // Counts requests by account, so it comes after the room that says whose they are.
        EdgeModule,
        SchoolsModule,
        GeographyModule,
        PoliciesModule,
        ApplicationsModule,
        EvidenceModule,
        AllocationModule,
        OffersModule,
        NotificationsModule,
        CorrectionModule,
        ProspectusModule,
        ...(environment.mode === 'demonstration' ? [DemonstrationModule] : []),
      ],
    };
  }
}
