import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Audit } from './audit';
import './audit.happenings';
import { AuditController } from './audit.controller';
import { AuditWorker } from './audit.worker';
import { CheckAudit } from './check-audit';
import { FollowerMarkEntity } from './follower-mark.entity';
import { Followers } from './followers';
import { HappeningEntity } from './happening.entity';
import { HappeningToSealEntity } from './happening-to-seal.entity';
import { HappeningsStore } from './happenings.store';
import { ListFollowers } from './list-followers';
import { MarksStore } from './marks.store';
import { ReadTimeline } from './read-timeline';
import { TellOfJobs } from './tell-of-jobs';
import { SealEntity } from './seal.entity';
import { SealHappenings } from './seal-happenings';
import { SealsStore } from './seals.store';
import { TimelineReader } from './timeline.reader';
import { WatchAudit } from './watch-audit';

/** The audit, for every room: each tells it what happened, and some follow it. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([HappeningEntity, SealEntity, HappeningToSealEntity, FollowerMarkEntity])],
  controllers: [AuditController],
  providers: [
    HappeningsStore,
    SealsStore,
    MarksStore,
    TimelineReader,
    SealHappenings,
    Followers,
    Audit,
    AuditWorker,
    TellOfJobs,
    WatchAudit,
    ReadTimeline,
    CheckAudit,
    ListFollowers,
  ],
  exports: [Audit, Followers, TimelineReader],
})
export class AuditModule {}
