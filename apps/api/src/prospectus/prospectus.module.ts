import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AllocationModule } from '../allocation';
import { ApplicationsModule } from '../applications';
import { GeographyModule } from '../geography';
import { PoliciesModule } from '../policies';
import { SchoolsModule } from '../schools';
import { CheckList } from './check-list';
import { DrawIntake } from './draw-intake';
import { FiguresReader } from './figures/figures.reader';
import { FiguresStore } from './figures/figures.store';
import { ImportFigures } from './figures/import-figures';
import { FiguresBook, KeepPastYear } from './figures/keep-past-year';
import { ListFigures } from './figures/list-figures';
import { PastFiguresEntity } from './figures/past-figures.entity';
import { PastRoundEntity } from './figures/past-round.entity';
import { PastRounds } from './likelihood/past-rounds';
import { LookAround } from './look-around';
import { PutInPastYears } from './past-years/put-in-past-years';
import { FindPlace } from './place/find-place';
import { ReadRoundAround } from './place/round-around';
import { PastFiguresController, ProspectusController } from './prospectus.controller';
import './prospectus.happenings';
import { ProspectusWorker } from './prospectus.worker';
import { ShowLikelihood } from './show-likelihood';
import { ShowProspectus } from './show-prospectus';

const verbs = [
  ShowProspectus,
  DrawIntake,
  ShowLikelihood,
  CheckList,
  ImportFigures,
  ListFigures,
  KeepPastYear,
  PutInPastYears,
];
const books = [FiguresReader, FiguresStore, FiguresBook, ReadRoundAround, FindPlace, PastRounds, LookAround];

/** What families look at before they apply, and what earlier years came to. */
@Module({
  imports: [
    TypeOrmModule.forFeature([PastRoundEntity, PastFiguresEntity]),
    SchoolsModule,
    GeographyModule,
    PoliciesModule,
    ApplicationsModule,
    AllocationModule,
  ],
  controllers: [ProspectusController, PastFiguresController],
  providers: [...books, ...verbs, ProspectusWorker],
  exports: [PutInPastYears],
})
export class ProspectusModule {}
