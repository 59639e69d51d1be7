import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EvidenceModule } from '../evidence';
import { PoliciesModule } from '../policies';
import { SchoolsModule } from '../schools';
import { RunsController, RunStepsController } from './allocation.controller';
import './allocation.happenings';
import { AllocationWorker } from './allocation.worker';
import { CompareRuns } from './compare-runs';
import { DecideRun } from './decide-run';
import { DocumentEntity, DocumentPieceEntity } from './document.entity';
import { DocumentsStore } from './documents.store';
import { DrawEntity, DrawSeedEntity } from './draw.entity';
import { DrawsReader } from './draws.reader';
import { DrawsStore } from './draws.store';
import { ExplainRun } from './explain-run';
import { ExportRun } from './export-run';
import { GatherSnapshot } from './gather-snapshot';
import { AdoptList } from './adopt-list';
import { GiveList } from './give-list';
import { RankedListsBook } from './ranked-lists-book';
import { KeepOutcome } from './keep-outcome';
import { ListReaders } from './list-readers';
import { ListsController } from './lists.controller';
import { PrepareRun } from './prepare-run';
import { PromiseDraw } from './promise-draw';
import { RankIntake } from './rank-intake';
import { RankedListEntity, RankedListPlaceEntity } from './ranked-list.entity';
import { RankedListsReader } from './ranked-lists.reader';
import { RankedListsStore } from './ranked-lists.store';
import { ReleaseChecks } from './release-checks';
import { ReleaseRun } from './release-run';
import { RunChildEntity, RunExplanationEntity } from './run-child.entity';
import { RunRecords } from './run-records';
import { RunEntity } from './run.entity';
import { RunsReader } from './runs.reader';
import { RunsStore } from './runs.store';
import { ShowTrail } from './show-trail';
import { TrailInLanguage } from './trail-in-language';
import { SnapshotsReader } from './snapshots.reader';
import { VerifyRun } from './verify-run';
import { WithdrawRun } from './withdraw-run';

const entities = [
  RunEntity,
  DocumentEntity,
  DocumentPieceEntity,
  RunChildEntity,
  RunExplanationEntity,
  DrawEntity,
  DrawSeedEntity,
  RankedListEntity,
  RankedListPlaceEntity,
];
const books = [
  RunsStore,
  RunsReader,
  DocumentsStore,
  SnapshotsReader,
  DrawsStore,
  DrawsReader,
  RankedListsStore,
  RankedListsReader,
  RankedListsBook,
  ListReaders,
  ReleaseChecks,
  RunRecords,
];
const verbs = [
  GatherSnapshot,
  PrepareRun,
  KeepOutcome,
  DecideRun,
  VerifyRun,
  ExplainRun,
  ReleaseRun,
  WithdrawRun,
  CompareRuns,
  ExportRun,
  ShowTrail,
  TrailInLanguage,
  PromiseDraw,
  RankIntake,
  GiveList,
  AdoptList,
];

/** Runs: prepared, decided, verified, released; draws and ranked lists. */
@Module({
  imports: [TypeOrmModule.forFeature(entities), SchoolsModule, PoliciesModule, EvidenceModule],
  controllers: [RunsController, RunStepsController, ListsController],
  providers: [...books, ...verbs, AllocationWorker],
  exports: [
    ...[
      RunsReader,
      PrepareRun,
      PromiseDraw,
      DrawsReader,
      DocumentsStore,
      SnapshotsReader,
      ReleaseChecks,
      GatherSnapshot,
    ],
    ...[ReleaseRun, WithdrawRun, GiveList, AdoptList, RankedListsReader, TrailInLanguage],
  ],
})
export class AllocationModule {}
