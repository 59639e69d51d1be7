import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SchoolsModule } from '../schools';
import { ChangePolicy } from './change-policy';
import { CodeEditions } from './code-editions';
import { ComparePolicies } from './compare-policies';
import { ConsultPolicy } from './consult-policy';
import { DeterminePolicy } from './determine-policy';
import { DraftPolicy } from './draft-policy';
import { DropPolicy } from './drop-policy';
import { PoliciesBook } from './policies-book';
import { PoliciesController, PolicyStepsController } from './policies.controller';
import './policies.happenings';
import { PoliciesReader } from './policies.reader';
import { PoliciesStore } from './policies.store';
import { PolicyVersionEntity } from './policy-version.entity';
import { ReadPolicy } from './read-policy';

const verbs = [DraftPolicy, ChangePolicy, ConsultPolicy, DeterminePolicy, DropPolicy, ComparePolicies, ReadPolicy];

/** Policies: drafted, read, consulted on, determined, varied. */
@Module({
  imports: [TypeOrmModule.forFeature([PolicyVersionEntity]), SchoolsModule],
  controllers: [PoliciesController, PolicyStepsController],
  providers: [CodeEditions, PoliciesStore, PoliciesReader, PoliciesBook, ...verbs],
  exports: [PoliciesReader, DraftPolicy, DeterminePolicy, ConsultPolicy],
})
export class PoliciesModule {}
