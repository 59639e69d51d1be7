import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { AddressImport } from '@contract';
import { Audit } from '../../audit';
import { Clock, Database } from '../../platform';
import { mustServe, SchoolsReader } from '../../schools';
import { addressColumns } from './address-columns';
import { AddressesStore } from './addresses.store';
import { csvRows } from './csv-rows';

/** A file to import, and in words where it comes from. */
export interface AddressFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly source: string;
}

/**
 * Imports the address register of an authority, whole: what is no longer in it is kept, but found no more.
 *
 * All of it stands afterwards, or none of it; the same file again changes nothing. Homes that were chosen before keep
 * the point that was confirmed for them.
 */
@Injectable()
export class ImportAddresses {
  constructor(
    private readonly database: Database,
    private readonly store: AddressesStore,
    private readonly schools: SchoolsReader,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, authority: string, { name, bytes, source }: AddressFile): Promise<AddressImport> {
    mustServe(actor, authority);
    const rows = csvRows(bytes, addressColumns, ([uprn]) => String(uprn));
    return this.database.inTransaction(actor, async (tx) => {
      await this.schools.authority(tx, authority);
      const counts = await this.store.compare(tx, 'addresses', authority, rows);
      const done: AddressImport = {
        id: randomUUID(),
        authority,
        kind: 'addresses',
        at: this.clock.now().toISOString(),
        file: name,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        source,
        rows: rows.length,
        ...counts,
      };
      await this.store.apply(tx, done, actor.account);
      await this.audit.append(tx, {
        kind: 'addresses.imported',
        actor,
        authority,
        subject: done.id,
        about: { sha256: done.sha256, rows: rows.length, ...counts },
      });
      return done;
    });
  }
}
