import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { GeographyModule } from '../geography';
import { PoliciesModule } from '../policies';
import { SchoolsModule } from '../schools';
import { ApplicationsController } from './applications.controller';
import './applications.happenings';
import { ApplicationsReader } from './applications.reader';
import { ApplicationsStore } from './applications.store';
import { ApplicationsWorker } from './applications.worker';
import { ChangesController } from './changes.controller';
import { ChildrenStore } from './children.store';
import { AddGuardian } from './deciding/add-guardian';
import { DecideAgeGroup } from './deciding/decide-age-group';
import { DecideChange } from './deciding/decide-change';
import { DecideLateness, Deciding } from './deciding/decide-lateness';
import { DecidingStore } from './deciding/deciding.store';
import { EndGuardian } from './deciding/end-guardian';
import { RequestChange } from './deciding/request-change';
import { ResolveConflict } from './deciding/resolve-conflict';
import { VoidApplication } from './deciding/void-application';
import { entities } from './entities/entities';
import { GuardingController } from './guarding.controller';
import { ListsController } from './lists.controller';
import { ApplicationReader } from './reading/application.reader';
import { ForLettersReader } from './reading/for-letters.reader';
import { ListsReader } from './reading/lists.reader';
import { ReadApplicants } from './reading/read-applicants';
import { ReadApplication } from './reading/read-application';
import { ReadLists } from './reading/read-lists';
import { Asking, ReadOwn } from './reading/read-own';
import { SayQuestions } from './reading/say-questions';
import { ReceiptController } from './receipt/receipt.controller';
import { WriteReceipt } from './receipt/write-receipt';
import { Schemes } from './schemes';
import { SendingController } from './sending.controller';
import { AmendApplication } from './sending/amend-application';
import { ClaimsAllowed } from './sending/claims-allowed';
import { CopyForTwin } from './sending/copy-for-twin';
import { DiscardChanges } from './sending/discard-changes';
import { DraftsReader } from './sending/drafts.reader';
import { EnterForParent } from './sending/enter-for-parent';
import { HomePoints } from './sending/home-points';
import { KeepClaims } from './sending/keep-claims';
import { RemindDrafts } from './sending/remind-drafts';
import { Reminders } from './sending/reminders';
import { SaveAnswer } from './sending/save-answer';
import { SendApplication } from './sending/send-application';
import { SendingStore } from './sending/sending.store';
import { Beginning, StartApplication } from './sending/start-application';
import { SubmitApplication } from './sending/submit-application';
import { SubmitLate } from './sending/submit-late';
import { WithdrawApplication } from './sending/withdraw-application';
import { UnsentClaimsReader } from './unsent-claims.reader';

/** Children, and what is applied for on their behalf: begun, saved, sent, changed, withdrawn, decided. */
@Module({
  imports: [TypeOrmModule.forFeature(entities), SchoolsModule, GeographyModule, PoliciesModule],
  controllers: [
    ApplicationsController,
    SendingController,
    ChangesController,
    GuardingController,
    ListsController,
    ReceiptController,
  ],
  providers: [
    ...[ApplicationsReader, ApplicationsStore, ChildrenStore, Schemes, ApplicationsWorker],
    ...[StartApplication, Beginning, SaveAnswer, KeepClaims, CopyForTwin, EnterForParent],
    ...[DiscardChanges, WithdrawApplication, UnsentClaimsReader],
    ...[SubmitApplication, AmendApplication, SubmitLate, SendApplication, SendingStore, ClaimsAllowed],
    ...[Reminders, RemindDrafts, DraftsReader, HomePoints],
    ...[DecideLateness, DecideAgeGroup, RequestChange, DecideChange, ResolveConflict, VoidApplication],
    ...[Deciding, DecidingStore, AddGuardian, EndGuardian],
    ...[ApplicationReader, ForLettersReader, ListsReader, ReadApplication, ReadLists, ReadApplicants, ReadOwn, Asking],
    ...[SayQuestions, WriteReceipt],
  ],
  exports: [
    ApplicationsReader,
    ForLettersReader,
    UnsentClaimsReader,
    StartApplication,
    SaveAnswer,
    SubmitApplication,
    SubmitLate,
    EnterForParent,
    CopyForTwin,
    ClaimsAllowed,
    ReadApplication,
    ReadOwn,
    ...[ReadLists, DecideAgeGroup, RequestChange, DecideChange, DecideLateness, ResolveConflict],
  ],
})
export class ApplicationsModule {}
