import { Injectable } from '@nestjs/common';
import type { ListLine } from '@contract';
import { type Actor, holds } from '@kernel';
import { ApplicationsReader } from '../../applications';
import { Audit } from '../../audit';
import { Clock, Database, type Tx } from '../../platform';
import { refusals } from '../evidence.refusals';
import { type LineRow, ListsReader } from './lists.reader';
import { ListsStore } from './lists.store';
import { RecordCare } from './record-care';
import { keepers } from './receive-list';
import { ShowLines } from './show-lines';

/** Decides what a line means, or ends it: for whoever keeps the list. */
@Injectable()
export class DecideLine {
  constructor(
    private readonly database: Database,
    private readonly reader: ListsReader,
    private readonly store: ListsStore,
    private readonly applications: ApplicationsReader,
    private readonly care: RecordCare,
    private readonly lines: ShowLines,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Says which child a line means; nobody when the child has no application. */
  async run(actor: Actor, id: string, { child, reason }: { child: string | null; reason: string }): Promise<ListLine> {
    return this.database.inTransaction(actor, async (tx) => {
      const line = await this.kept(tx, actor, id);
      if (line.state === 'ended') throw refusals.lineEnded();
      if (child !== null) await this.checkChild(tx, line, child);
      const state = child === null ? ('no-child' as const) : ('matched' as const);
      const decided = await this.store.decide(tx, id, {
        state,
        child,
        by: actor.account,
        at: this.clock.now(),
        reason,
      });
      if (!decided || line.state === 'matched') throw refusals.lineDecided();
      await this.care.within(tx, actor, line.round, [line.kind]);
      const { authority } = line;
      await this.audit.append(tx, {
        kind: 'list-line.decided',
        actor,
        authority,
        child: child ?? undefined,
        subject: id,
      });
      return this.lines.one(tx, id);
    });
  }

  /** Ends a line that is no longer true, and what was found because of it. */
  async end(actor: Actor, id: string, reason: string): Promise<ListLine> {
    return this.database.inTransaction(actor, async (tx) => {
      const line = await this.kept(tx, actor, id);
      const decided = { state: 'ended' as const, child: line.child, by: actor.account, at: this.clock.now(), reason };
      if (!(await this.store.decide(tx, id, decided))) throw refusals.lineEnded();
      await this.care.end(tx, actor, line, reason);
      const { authority, child } = line;
      await this.audit.append(tx, {
        kind: 'list-line.ended',
        actor,
        authority,
        child: child ?? undefined,
        subject: id,
      });
      return this.lines.one(tx, id);
    });
  }

  private async kept(tx: Tx, actor: Actor, id: string): Promise<LineRow> {
    const line = await this.reader.line(tx, id);
    if (!holds(actor, [keepers[line.kind]], { authority: line.authority })) throw refusals.notYourList();
    await this.store.hold(tx, line.round, line.kind);
    return line;
  }

  private async checkChild(tx: Tx, line: LineRow, child: string): Promise<void> {
    if (!(await this.applications.children(tx, [child])).has(child)) throw refusals.noSuchChild();
    const standing = await this.reader.standing(tx, line.round);
    const isTaken = standing.some((one) => one.id !== line.id && one.kind === line.kind && one.child === child);
    if (isTaken) throw refusals.childElsewhere();
  }
}
