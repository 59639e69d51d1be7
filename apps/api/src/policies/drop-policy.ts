import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { PolicyLine, PolicyState } from '@contract';
import { Database } from '../platform';
import { mayWrite } from './may-write';
import { PoliciesBook } from './policies-book';
import { lineOf } from './policies.reader';
import { refusals } from './policies.refusals';
import { move } from './policies.states';

/** Drops a draft that is not wanted any more. It is kept, and says so. */
@Injectable()
export class DropPolicy {
  constructor(
    private readonly book: PoliciesBook,
    private readonly database: Database,
  ) {}

  async run(version: string, actor: Actor): Promise<PolicyLine> {
    return this.database.inTransaction(actor, async (tx) => {
      const found = await this.book.store.hold(tx, version);
      if (found === null) throw refusals.noVersion();
      mayWrite(actor, found);
      await this.book.store.move(tx, version, { state: move(found.state as PolicyState, 'dropped') });
      const { authority, school } = found;
      await this.book.audit.append(tx, { kind: 'policy.dropped', actor, authority, school, subject: version });
      return lineOf(await this.book.reader.version(tx, version));
    });
  }
}
