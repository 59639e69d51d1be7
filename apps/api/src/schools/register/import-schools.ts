import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { RegisterImport } from '@contract';
import { Audit } from '../../audit';
import { Clock, Database } from '../../platform';
import { readRegister } from './read-register';
import { sayImport } from './say-import';
import type { RegisterColumn } from './register-columns';
import { RegisterStore } from './register.store';

/**
 * Imports the register of schools as it is published, and says what changed.
 *
 * All of it stands afterwards, or none of it; the same file again changes nothing. Measuring points are ours, so no
 * import touches them.
 */
@Injectable()
export class ImportSchools {
  constructor(
    private readonly database: Database,
    private readonly store: RegisterStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, file: { readonly name: string; readonly bytes: Buffer }): Promise<RegisterImport> {
    const id = randomUUID();
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    return this.database.inTransaction(actor, async (tx) => {
      await this.store.open(tx);
      let columns: readonly RegisterColumn[] = [];
      const rows = await readRegister(file.bytes, async (some, given) => {
        columns = given;
        await this.store.put(tx, some);
      });
      const at = this.clock.now().toISOString();
      const given = { id, at, file: file.name, sha256, rows };
      const counts = await this.store.apply(tx, given, actor.account, columns);
      await this.audit.append(tx, {
        kind: 'register.imported',
        actor,
        subject: id,
        about: { sha256, rows, ...counts },
      });
      return { ...given, ...counts, says: sayImport(counts) };
    });
  }
}
