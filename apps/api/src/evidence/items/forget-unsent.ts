import { systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import { UnsentClaimsReader } from '../../applications';
import type { Tx } from '../../platform';
import { ItemsBook } from './receive-evidence';

const because = 'What it was sent for was taken back before it was sent to us.';

/** Removes the files of claims that ended and were never sent: nobody but the family ever needed them. */
@Injectable()
export class ForgetUnsent {
  constructor(
    private readonly claims: UnsentClaimsReader,
    private readonly book: ItemsBook,
  ) {}

  async run(tx: Tx, application: string): Promise<void> {
    const claims = await this.claims.ended(tx, application);
    if (claims.length === 0) return;
    const { reader, store, audit, jobs, clock } = this.book;
    for (const { id, authority, child, digest } of await reader.ofClaims(tx, claims)) {
      if (!(await store.remove(tx, id, { by: systemActor.account, at: clock.now(), because }))) continue;
      const actor = systemActor;
      await audit.append(tx, { kind: 'evidence.removed', actor, authority, child, subject: id, about: { digest } });
      await jobs.add(tx, { kind: 'evidence.forget-file', subject: digest, key: digest, authority });
    }
  }
}
