import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AllocationModule } from '../allocation';
import { ApplicationsModule } from '../applications';
import { EvidenceModule } from '../evidence';
import { GeographyModule } from '../geography';
import { OffersModule } from '../offers';
import { PeopleModule } from '../people';
import { SchoolsModule } from '../schools';
import { entities } from './entities/entities';
import { ApplicationLetters } from './letters/application-letters';
import { ApplicationWords } from './letters/application-words';
import { EvidenceForLetters } from './letters/evidence-for-letters';
import { EvidenceLetters } from './letters/evidence-letters';
import { EvidenceWords } from './letters/evidence-words';
import { OfferLetters } from './letters/offer-letters';
import { OfferWords } from './letters/offer-words';
import { PlaceLetters, PlacesKnown } from './letters/place-letters';
import { SchoolsOfRound } from './letters/schools-of-round';
import { LettersReader } from './letters.reader';
import { LettersStore } from './letters.store';
import { MailingsController } from './mailings.controller';
import { NotificationsController } from './notifications.controller';
import './notifications.happenings';
import { NotificationsWorker } from './notifications.worker';
import { ReadLetters } from './reading/read-letters';
import { ReadMailings } from './reading/read-mailings';
import { ReadTimeline } from './reading/read-timeline';
import { TimelineWords } from './reading/timeline-words';
import { ToldToFamily } from './reading/told-to-family';
import { Addresses } from './sending/addresses';
import { DeliveriesStore } from './sending/deliveries.store';
import { MailingsStore } from './sending/mailings.store';
import { Carrier } from './sending/carrier';
import { Pace } from './sending/pace';
import { PauseMailing } from './sending/pause-mailing';
import { PrintLetters } from './sending/print-letters';
import { Resuming } from './sending/resuming';
import { SendLetters } from './sending/send-letters';
import { SettleLetter } from './sending/settle-letter';
import { ChildrenInLetters } from './writing/children-in-letters';
import { FollowAudit } from './writing/follow-audit';
import { KeepLetters } from './writing/keep-letters';
import { LetterHouse } from './writing/letter-house';
import { OrdersStore } from './writing/orders.store';
import { Recipients } from './writing/recipients';
import { RetryOrder } from './writing/retry-order';
import { WriteLetters } from './writing/write-letters';
import { WriteMailing } from './writing/write-mailing';
import { Writers } from './writing/writers';
import { WritingDown } from './writing/writing-down';

const books = [LettersReader, LettersStore, OrdersStore, DeliveriesStore, MailingsStore];
const house = [LetterHouse, Recipients, ChildrenInLetters, SchoolsOfRound, KeepLetters];
const writers = [
  ...[Writers, ApplicationLetters, ApplicationWords, EvidenceLetters, EvidenceForLetters, EvidenceWords],
  ...[OfferLetters, OfferWords, PlaceLetters, PlacesKnown],
  ...[FollowAudit, WriteLetters, WritingDown, WriteMailing, RetryOrder],
];
const sending = [SendLetters, Carrier, Pace, Addresses, PauseMailing, Resuming, SettleLetter, PrintLetters];
const reading = [ReadLetters, ReadMailings, ReadTimeline, ToldToFamily, TimelineWords];

/** Letters: written when something happens, kept as they are sent, handed to the post once; and what happened, in words. */
@Module({
  imports: [
    TypeOrmModule.forFeature(entities),
    ...[PeopleModule, SchoolsModule, ApplicationsModule, EvidenceModule, GeographyModule, AllocationModule, OffersModule],
  ],
  controllers: [NotificationsController, MailingsController],
  providers: [...books, ...house, ...writers, ...sending, ...reading, NotificationsWorker],
  exports: [KeepLetters, LetterHouse, Recipients],
})
export class NotificationsModule {}
