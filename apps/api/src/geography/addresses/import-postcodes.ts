import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { AddressImport } from '@contract';
import { Audit } from '../../audit';
import { Clock, Database } from '../../platform';
import { mustServe, SchoolsReader } from '../../schools';
import { postcodeColumns } from './address-columns';
import { AddressesStore } from './addresses.store';
import { csvRows } from './csv-rows';
import type { AddressFile } from './import-addresses';

/**
 * Imports the middles of postcodes, for where the register has no address: good enough to show about how far a school
 * is, and never a home. Postcodes that are not in the file stay as they are.
 */
@Injectable()
export class ImportPostcodes {
  constructor(
    private readonly database: Database,
    private readonly store: AddressesStore,
    private readonly schools: SchoolsReader,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, authority: string, { name, bytes, source }: AddressFile): Promise<AddressImport> {
    mustServe(actor, authority);
    const rows = csvRows(bytes, postcodeColumns, ([postcode]) => String(postcode));
    return this.database.inTransaction(actor, async (tx) => {
      await this.schools.authority(tx, authority);
      const counts = await this.store.compare(tx, 'postcodes', authority, rows);
      const done: AddressImport = {
        id: randomUUID(),
        authority,
        kind: 'postcodes',
        at: this.clock.now().toISOString(),
        file: name,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        source,
        rows: rows.length,
        ...counts,
      };
      await this.store.apply(tx, done, actor.account);
      await this.audit.append(tx, {
        kind: 'postcodes.imported',
        actor,
        authority,
        subject: done.id,
        about: { sha256: done.sha256, rows: rows.length, ...counts },
      });
      return done;
    });
  }
}
