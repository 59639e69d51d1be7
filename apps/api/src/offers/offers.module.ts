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
import { AnswerOffer } from './answering/answer-offer';
import { AnswersStore } from './answering/answers.store';
import { ChaseUnanswered } from './answering/chase-unanswered';
import { LapseOffers } from './answering/lapse-offers';
import { WarnUnanswered } from './answering/warn-unanswered';
import { ApprovalsController } from './approvals.controller';
import { ApprovalsStore } from './approving/approvals.store';
import { DecidePlace, ProposePlace } from './approving/offer-place';
import { ShowToApprove } from './approving/show-to-approve';
import { DecideWithdrawal, ProposeWithdrawal } from './approving/withdraw-offer';
import { MakeOffers } from './making/make-offers';
import { OffersStore } from './making/offers.store';
import { OffersBefore, ReadReleased } from './making/read-released';
import { TellOffers } from './making/tell-offers';
import { OffersController } from './offers.controller';
import { OffersWorker, WorkerVerbs } from './offers.worker';
import { OfficeOffersController } from './office.controller';
import { CheckRelease } from './reallocating/check-release';
import { HoldingsNow } from './reallocating/holdings';
import { HoldingsReader } from './reallocating/holdings.reader';
import { MadeAlready } from './reallocating/made-already';
import { ReallocatePlaces } from './reallocating/reallocate-places';
import { ListOffers } from './showing/list-offers';
import { MyOfferReader } from './showing/my-offer.reader';
import { OfferListsReader } from './showing/offer-lists.reader';
import { ShowMyOffer } from './showing/show-my-offer';
import { PublishLists } from './waiting/publish-lists';
import { PublishReranking } from './waiting/publish-reranking';
import { RerankingRecords, RerankWaitingLists } from './waiting/rerank-waiting-lists';
import { RerankingsStore } from './waiting/rerankings.store';
import { ShowWaitingList } from './waiting/show-waiting-list';
import { StayOnList } from './waiting/stay-on-list';
import { WaitingReader } from './waiting/waiting.reader';
import { WaitingStore } from './waiting/waiting.store';
import { Work } from './work';

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

const books = [
  Work,
  OffersReader,
  OffersStore,
  AnswersStore,
  ApprovalsStore,
  HoldingsReader,
  HoldingsNow,
  MadeAlready,
  WaitingStore,
  WaitingReader,
  RerankingsStore,
  RerankingRecords,
  MyOfferReader,
  OfferListsReader,
  OffersBefore,
  ReadReleased,
  PublishLists,
  TellOffers,
];
const verbs = [
  MakeOffers,
  AnswerOffer,
  ChaseUnanswered,
  WarnUnanswered,
  LapseOffers,
  ProposeWithdrawal,
  DecideWithdrawal,
  ProposePlace,
  DecidePlace,
  ShowToApprove,
  ReallocatePlaces,
  RerankWaitingLists,
  PublishReranking,
  StayOnList,
  ShowMyOffer,
  ListOffers,
  ShowWaitingList,
];
const others = [
  OffersReader,
  HoldingsNow,
  MakeOffers,
  AnswerOffer,
  WarnUnanswered,
  ProposeWithdrawal,
  DecideWithdrawal,
  ProposePlace,
  DecidePlace,
  ReallocatePlaces,
  RerankWaitingLists,
  StayOnList,
  ShowMyOffer,
];

/** Offers, answers, vacancies, waiting lists and reallocation. */
@Module({
  imports: [TypeOrmModule.forFeature(entities), SchoolsModule, ApplicationsModule, AllocationModule],
  controllers: [OffersController, OfficeOffersController, ApprovalsController],
  providers: [...books, ...verbs, CheckRelease, WorkerVerbs, OffersWorker],
  exports: others,
})
export class OffersModule {}
