import { Injectable } from '@nestjs/common';
import { type Actor, systemActor } from '@kernel';
import type { AnswerOf, auditRoutes } from '@contract';
import { Database } from '../platform';
import { Audit } from './audit';
import { readHead } from './chain';
import { type Asker, askWith } from './chain.reader';
import { checkChain } from './check-chain';

/** Checks the whole chain for an auditor, and writes down that it was checked and what came out. */
@Injectable()
export class CheckAudit {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** `kept` is a head that somebody kept elsewhere, as the contract allows it. */
  async run(actor: Actor, kept: string | undefined): Promise<AnswerOf<typeof auditRoutes.check>> {
    const head = kept === undefined ? undefined : readHead(kept);
    // Each question in a transaction of its own, so that a long check holds nothing back.
    const asks: Asker = (sql, values) => this.database.inTransaction(systemActor, (tx) => askWith(tx, sql, values));
    const answer = await checkChain(asks, { heads: head === undefined ? [] : [head] });
    await this.database.inTransaction(actor, (tx) =>
      this.audit.append(tx, {
        kind: 'audit.checked',
        actor,
        subject: 'audit',
        about: { whole: answer.whole, head: answer.head, broken: answer.broken },
      }),
    );
    return { ...answer, breaks: [...answer.breaks] };
  }
}
