import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { AddressImport } from '@contract';
import { mustServe } from '../../schools';
import { addressColumns } from './address-columns';
import { csvRows } from './csv-rows';
import { type AddressFile, KeepImport } from './keep-import';

/**
 * Imports the address register of an authority, whole: what is no longer in it is kept, but found no more.
 *
 * All of it stands afterwards, or none of it; the same file again changes nothing. Homes that were chosen before keep
 * the point that was confirmed for them.
 */
@Injectable()
export class ImportAddresses {
  constructor(private readonly keep: KeepImport) {}

  async run(actor: Actor, authority: string, file: AddressFile): Promise<AddressImport> {
    mustServe(actor, authority);
    const rows = csvRows(file.bytes, addressColumns, ([uprn]) => String(uprn));
    return this.keep.run(actor, { authority, kind: 'addresses' }, file, rows);
  }
}
