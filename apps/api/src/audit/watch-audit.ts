import { Injectable, type OnModuleInit } from '@nestjs/common';
import { systemActor } from '@kernel';
import { Database, Metrics } from '../platform';
import { MarksStore } from './marks.store';
import { SealsStore } from './seals.store';

/** Puts two numbers before the operator: what waits for its seal, and how far behind each follower is. */
@Injectable()
export class WatchAudit implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly database: Database,
    private readonly seals: SealsStore,
    private readonly marks: MarksStore,
  ) {}

  onModuleInit(): void {
    this.metrics.watch({
      name: 'fairplace_audit_unsealed',
      help: 'Happenings that stand and have no seal yet; more than a moment’s worth means that the sealer is not working.',
      read: async () => [
        { value: await this.database.inTransaction(systemActor, (tx) => this.seals.countUnsealed(tx)) },
      ],
    });
    this.metrics.watch({
      name: 'fairplace_follower_behind',
      help: 'Sealed happenings that a follower of the audit has not looked at.',
      labels: ['follower'],
      read: async () => {
        const states = await this.database.inTransaction(systemActor, (tx) => this.marks.states(tx));
        return states.map(({ name, behind }) => ({ labels: { follower: name }, value: behind }));
      },
    });
  }
}
