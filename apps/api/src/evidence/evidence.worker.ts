import { Injectable, type OnModuleInit } from '@nestjs/common';
import { systemActor } from '@kernel';
import { ApplicationsReader } from '../applications';
import { Followers } from '../audit';
import { Database, Jobs, Workers } from '../platform';
import { AskToMeasure, MeasureRound } from './gathering/measure-round';
import { ForgetFile } from './items/forget-file';
import { ForgetUnsent } from './items/forget-unsent';
import { ScanEvidence } from './items/scan-evidence';
import { MatchLists } from './lists/match-lists';

/** The room's work in the background, and what it does when applications change. */
@Injectable()
export class EvidenceWorker implements OnModuleInit {
  constructor(
    private readonly workers: Workers,
    private readonly followers: Followers,
    private readonly jobs: Jobs,
    private readonly database: Database,
    private readonly applications: ApplicationsReader,
    private readonly measuring: AskToMeasure,
    private readonly measure: MeasureRound,
    private readonly scan: ScanEvidence,
    private readonly forget: ForgetFile,
    private readonly unsent: ForgetUnsent,
    private readonly matching: MatchLists,
  ) {}

  onModuleInit(): void {
    this.workers.register({
      kind: 'evidence.measure-round',
      run: (round, underWay) => this.measure.run(round, underWay),
    });
    this.workers.register({ kind: 'evidence.scan', atOnce: 2, run: (item) => this.scan.run(item) });
    this.workers.register({ kind: 'evidence.forget-file', run: (digest) => this.forget.run(digest) });
    this.workers.register({ kind: 'evidence.match-lists', run: (round) => this.match(round) });
    this.followers.follow({
      name: 'evidence.applications',
      kinds: [
        'application.submitted',
        'application.submitted-late',
        'application.amended',
        'change.decided',
        'conflict.resolved',
      ],
      handle: async ({ subject, authority, about }, tx) => {
        const round =
          typeof about['round'] === 'string' ? about['round'] : (await this.applications.claimsOf(tx, subject))?.round;
        if (round === undefined || authority === null) return;
        await this.jobs.add(tx, { kind: 'evidence.match-lists', subject: round, key: round, authority });
        await this.measuring.soon(tx, round, authority);
      },
    });
    this.followers.follow({
      name: 'evidence.unsent',
      kinds: ['claims.taken-back', 'application.withdrawn', 'application.voided', 'conflict.resolved'],
      handle: ({ subject }, tx) => this.unsent.run(tx, subject),
    });
  }

  private async match(round: string): Promise<void> {
    await this.database.inTransaction(systemActor, (tx) =>
      this.matching.within(tx, systemActor, round, ['ehc-plans', 'looked-after']),
    );
  }
}
