import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { PolicyState, PolicyWhole } from '@contract';
import { Database } from '../platform';
import { SchoolsReader } from '../schools';
import { checkIntake } from './check-intake';
import { mayWrite } from './may-write';
import { PoliciesBook } from './policies-book';
import { refusals } from './policies.refusals';
import { move } from './policies.states';
import { ReadPolicy } from './read-policy';

/** Changes the text of a draft. One that was consulted on becomes a draft again. */
@Injectable()
export class ChangePolicy {
  constructor(
    private readonly book: PoliciesBook,
    private readonly reads: ReadPolicy,
    private readonly schools: SchoolsReader,
    private readonly database: Database,
  ) {}

  async run({ version, text }: { version: string; text: string }, actor: Actor): Promise<PolicyWhole> {
    return this.database.inTransaction(actor, async (tx) => {
      const found = await this.book.store.hold(tx, version);
      if (found === null) throw refusals.noVersion();
      mayWrite(actor, found);
      const state = found.state === 'drafted' ? 'drafted' : move(found.state as PolicyState, 'drafted');
      const policy = this.reads.parse(text);
      checkIntake(policy, await this.schools.intake(tx, found.intake));
      await this.book.store.rewrite(tx, version, state, text, policy);
      const { authority, school } = found;
      await this.book.audit.append(tx, { kind: 'policy.changed', actor, authority, school, subject: version });
      return this.book.reader.whole(tx, version);
    });
  }
}
