import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AllocationModule } from '../allocation';
import { ApplicationsModule } from '../applications';
import { SchoolsModule } from '../schools';
import { ExtraPlaceEntity, WithdrawalEntity } from './entities/approval.entity';
import { OfferAnswerEntity } from './entities/offer-answer.entity';
import { OfferEntity } from './entities/offer.entity';
import { OffersMadeEntity } from './entities/offers-made.entity';
import { RefusedPreferenceEntity } from './entities/refused-preference.entity';
import { WaitingListPlaceEntity, WaitingListVersionEntity } from './entities/waiting-list.entity';
import { RerankingEntity, WaitingEntity } from './entities/waiting.entity';
import './offers.happenings';
import { OffersReader } from './offers.reader';

const entities = [
  OfferEntity,
  OffersMadeEntity,
  OfferAnswerEntity,
  RefusedPreferenceEntity,
  WaitingListVersionEntity,
  WaitingListPlaceEntity,
  WaitingEntity,
  RerankingEntity,
  WithdrawalEntity,
  ExtraPlaceEntity,
];

/** Offers, answers, vacancies, waiting lists and reallocation. */
@Module({
  imports: [TypeOrmModule.forFeature(entities), SchoolsModule, ApplicationsModule, AllocationModule],
  providers: [OffersReader],
  exports: [OffersReader],
})
export class OffersModule {}
