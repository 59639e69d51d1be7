import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { AddressImport } from '@contract';
import { Audit } from '../../audit';
import { Clock, Database } from '../../platform';
import { SchoolsReader } from '../../schools';
import { AddressesStore } from './addresses.store';

/** A file to import, and in words where it comes from. */
export interface AddressFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly source: string;
}

/** Keeps the rows of a file, with which file it was and what it changed. */
@Injectable()
export class KeepImport {
  constructor(
    private readonly database: Database,
    private readonly store: AddressesStore,
    private readonly schools: SchoolsReader,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Gives back what was imported; all of it stands afterwards, or none of it. */
  run(
    actor: Actor,
    { authority, kind }: Pick<AddressImport, 'authority' | 'kind'>,
    { name, bytes, source }: AddressFile,
    rows: readonly (readonly (string | number)[])[],
  ): Promise<AddressImport> {
    return this.database.inTransaction(actor, async (tx) => {
      await this.schools.authority(tx, authority);
      const counts = await this.store.compare(tx, kind, authority, rows);
      const done: AddressImport = {
        id: randomUUID(),
        authority,
        kind,
        at: this.clock.now().toISOString(),
        file: name,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        source,
        rows: rows.length,
        ...counts,
      };
      await this.store.apply(tx, done, actor.account);
      await this.audit.append(tx, {
        kind: kind === 'addresses' ? 'addresses.imported' : 'postcodes.imported',
        actor,
        authority,
        subject: done.id,
        about: { sha256: done.sha256, rows: rows.length, ...counts },
      });
      return done;
    });
  }
}
