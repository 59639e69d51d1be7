import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ListKind, ListReceived } from '@contract';
import { type Actor, holds, type Role } from '@kernel';
import { Audit } from '../../audit';
import { Clock, Database, type ReceivedFile, type Tx } from '../../platform';
import { SchoolsReader } from '../../schools';
import { refusals } from '../evidence.refusals';
import type { ChildrenListEntity } from './children-list.entity';
import { ListsReader } from './lists.reader';
import { ListsStore } from './lists.store';
import { MatchLists } from './match-lists';
import { readList } from './read-list';

/** Who keeps which list. */
export const keepers: Readonly<Record<ListKind, Role>> = {
  'ehc-plans': 'send-officer',
  'looked-after': 'virtual-school-head',
};

/**
 * Takes in a list of children with EHC plans, or looked after, and matches its lines with the round's children.
 *
 * A later list adds what is new to it; a line that is no longer true is ended by itself, so that a list cut short by
 * mistake takes no child's place away.
 */
@Injectable()
export class ReceiveList {
  constructor(
    private readonly database: Database,
    private readonly schools: SchoolsReader,
    private readonly reader: ListsReader,
    private readonly store: ListsStore,
    private readonly matching: MatchLists,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(
    actor: Actor,
    { round, kind }: { round: string; kind: ListKind },
    file: ReceivedFile,
  ): Promise<ListReceived> {
    const lines = readList(kind, file.bytes);
    const digest = createHash('sha256').update(file.bytes).digest('hex');
    return this.database.inTransaction(actor, async (tx) => {
      const { authority } = await this.schools.round(tx, round);
      if (!holds(actor, [keepers[kind]], { authority })) throw refusals.notYourList();
      await this.store.hold(tx, round, kind);
      const before = await this.reader.sent(tx, { round, kind, digest });
      if (before !== null) return this.received(tx, before);
      const known = await this.reader.known(
        tx,
        { round, kind },
        lines.map((line) => line.digest),
      );
      const fresh = lines.filter((line) => !known.has(line.digest));
      const sentAt = this.clock.now();
      const counted = { lines: lines.length, newLines: fresh.length };
      const list = {
        id: randomUUID(),
        authority,
        round,
        kind,
        name: file.name,
        digest,
        ...counted,
        sentBy: actor.account,
        sentAt,
      };
      await this.store.addList(tx, list);
      await this.store.addLines(tx, list.id, { authority, round, kind }, fresh);
      await this.audit.append(tx, {
        kind: 'list.received',
        actor,
        authority,
        subject: list.id,
        about: { round, list: kind, ...counted },
      });
      await this.matching.within(tx, actor, round, [kind]);
      return this.received(tx, list);
    });
  }

  private async received(tx: Tx, { id, kind, name, lines, newLines }: ChildrenListEntity): Promise<ListReceived> {
    const counts = await this.reader.counts(tx, id);
    const { matched, 'to-decide': toDecide, 'no-child': noChild } = counts;
    return { id, kind: kind as ListKind, name, lines, known: lines - newLines, matched, toDecide, noChild };
  }
}
