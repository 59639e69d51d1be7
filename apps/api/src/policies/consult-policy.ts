import { Injectable } from '@nestjs/common';
import { type Actor, dateOnly, daysBetween } from '@kernel';
import type { PolicyState, PolicyWhole } from '@contract';
import { Database } from '../platform';
import { mayWrite } from './may-write';
import { PoliciesBook } from './policies-book';
import { refusals } from './policies.refusals';
import { move } from './policies.states';

const sixWeeks = 42;

/** Records the consultation on a draft: at least six weeks (1.43). */
@Injectable()
export class ConsultPolicy {
  constructor(
    private readonly book: PoliciesBook,
    private readonly database: Database,
  ) {}

  async run(
    { version, from, until }: { version: string; from: string; until: string },
    actor: Actor,
  ): Promise<PolicyWhole> {
    return this.database.inTransaction(actor, async (tx) => {
      const found = await this.book.store.hold(tx, version);
      if (found === null) throw refusals.noVersion();
      mayWrite(actor, found);
      if (daysBetween(dateOnly(from), dateOnly(until)) < sixWeeks) throw refusals.tooShort();
      const state = move(found.state as PolicyState, 'consulted');
      await this.book.store.move(tx, version, { state, consultedFrom: from, consultedUntil: until });
      const { authority, school } = found;
      await this.book.audit.append(tx, { kind: 'policy.consulted', actor, authority, school, subject: version });
      return this.book.reader.whole(tx, version);
    });
  }
}
