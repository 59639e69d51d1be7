import { Injectable } from '@nestjs/common';
import { systemActor } from '@kernel';
import type { AnswerOf, auditRoutes } from '@contract';
import { Database } from '../platform';
import { MarksStore } from './marks.store';

/** Shows the operator how far each follower has read, and what it stumbled over. */
@Injectable()
export class ListFollowers {
  constructor(
    private readonly database: Database,
    private readonly marks: MarksStore,
  ) {}

  async run(): Promise<AnswerOf<typeof auditRoutes.followers>> {
    const states = await this.database.inTransaction(systemActor, (tx) => this.marks.states(tx));
    const items = states.map(({ failingSince, retryAt, ...state }) => ({
      ...state,
      failingSince: failingSince?.toISOString() ?? null,
      retryAt: retryAt?.toISOString() ?? null,
    }));
    return { items, next: null };
  }
}
