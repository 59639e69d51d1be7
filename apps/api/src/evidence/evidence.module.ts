import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApplicationsModule } from '../applications';
import { GeographyModule } from '../geography';
import { PoliciesModule } from '../policies';
import { SchoolsModule } from '../schools';
import { AnswerQuestions } from './answers/answer-questions';
import { ListQuestions } from './answers/list-questions';
import { QuestionsReader } from './answers/questions.reader';
import { EvidenceController } from './evidence.controller';
import './evidence.happenings';
import { EvidenceWorker } from './evidence.worker';
import { FindingEntity } from './findings/finding.entity';
import { FindingsReader } from './findings/findings.reader';
import { FindingsStore } from './findings/findings.store';
import { RecordFinding } from './findings/record-finding';
import { RecordFindings } from './findings/record-findings';
import { FindFacts } from './gathering/found-of-round';
import { GatherRound, MeasuredRoundReader } from './gathering/gather-round';
import { ListClaims } from './gathering/list-claims';
import { AskToMeasure, MeasureRound } from './gathering/measure-round';
import { Residents } from './gathering/residents';
import { ReadRound } from './gathering/round-in-hand';
import { ShowBlocks } from './gathering/show-blocks';
import { ShowDistances } from './gathering/show-distances';
import { EvidenceItemEntity } from './items/evidence-item.entity';
import { ForgetFile } from './items/forget-file';
import { ForgetUnsent } from './items/forget-unsent';
import { ItemsReader } from './items/items.reader';
import { ItemsStore } from './items/items.store';
import { OpenEvidence } from './items/open-evidence';
import { ItemsBook, MaySend, ReceiveEvidence } from './items/receive-evidence';
import { RemoveEvidence } from './items/remove-evidence';
import { ScanEvidence } from './items/scan-evidence';
import { ChildrenListEntity } from './lists/children-list.entity';
import { DecideLine } from './lists/decide-line';
import { ListLineEntity } from './lists/list-line.entity';
import { ListsReader } from './lists/lists.reader';
import { ListsStore } from './lists/lists.store';
import { MatchLists } from './lists/match-lists';
import { ReceiveList } from './lists/receive-list';
import { RecordCare } from './lists/record-care';
import { ShowLines } from './lists/show-lines';
import { AskedOf } from './needs/asked-of';
import { ShowStanding } from './needs/show-standing';
import { RoundEvidenceController } from './round.controller';
import { SchoolListsController } from './school-lists.controller';

const entities = [EvidenceItemEntity, FindingEntity, ChildrenListEntity, ListLineEntity];
const books = [
  ItemsReader,
  ItemsStore,
  ItemsBook,
  FindingsReader,
  FindingsStore,
  ListsReader,
  ListsStore,
  QuestionsReader,
];
const ofItems = [MaySend, ReceiveEvidence, OpenEvidence, RemoveEvidence, ScanEvidence, ForgetFile, ForgetUnsent];
const ofFindings = [AskedOf, ShowStanding, RecordFindings, RecordFinding, AnswerQuestions, ListQuestions, ListClaims];
const ofLists = [RecordCare, MatchLists, ReceiveList, ShowLines, DecideLine];
const ofRounds = [
  ReadRound,
  Residents,
  FindFacts,
  MeasuredRoundReader,
  GatherRound,
  ShowBlocks,
  ShowDistances,
  MeasureRound,
  AskToMeasure,
];

/** What is true of a child, found by somebody who answers for it; and a round gathered from what was found. */
@Module({
  imports: [TypeOrmModule.forFeature(entities), SchoolsModule, GeographyModule, PoliciesModule, ApplicationsModule],
  controllers: [EvidenceController, SchoolListsController, RoundEvidenceController],
  providers: [...books, ...ofItems, ...ofFindings, ...ofLists, ...ofRounds, EvidenceWorker],
  exports: [
    ...[GatherRound, FindingsReader, ItemsReader, ShowStanding],
    ...[ReceiveEvidence, RecordFinding, AnswerQuestions, ReceiveList, ShowLines, DecideLine],
    ...[MeasureRound, AskToMeasure],
  ],
})
export class EvidenceModule {}
