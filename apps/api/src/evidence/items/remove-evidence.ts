import { Injectable } from '@nestjs/common';
import type { EvidenceItem } from '@contract';
import { type Actor, holds } from '@kernel';
import { Database } from '../../platform';
import { refusals } from '../evidence.refusals';
import { shownItem } from './items.reader';
import { ItemsBook } from './receive-evidence';

/**
 * Removes a file for good: at the end of its retention, or because the family sent the wrong one and nobody has looked.
 *
 * The row stays with the digest, so that it can always be said that this file was sent and what was found of it.
 */
@Injectable()
export class RemoveEvidence {
  constructor(
    private readonly database: Database,
    private readonly book: ItemsBook,
  ) {}

  async run(actor: Actor, id: string, reason: string): Promise<EvidenceItem> {
    const { reader, store, audit, jobs, clock } = this.book;
    return this.database.inTransaction(actor, async (tx) => {
      const item = await reader.item(tx, id);
      const { authority, child, digest } = item;
      const isOfficer = holds(actor, ['officer'], { authority });
      if (!isOfficer && item.sentBy !== actor.account) throw refusals.mayNotFind();
      if (!isOfficer && item.finding !== null) throw refusals.answeredItem();
      const removed = await store.remove(tx, id, { by: actor.account, at: clock.now(), because: reason });
      if (!removed) throw refusals.removedAlready();
      await audit.append(tx, { kind: 'evidence.removed', actor, authority, child, subject: id, about: { digest } });
      await jobs.add(tx, { kind: 'evidence.forget-file', subject: digest, key: digest, authority });
      return shownItem(await reader.item(tx, id));
    });
  }
}
