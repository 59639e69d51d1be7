import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { AddressImport } from '@contract';
import { mustServe } from '../../schools';
import { postcodeColumns } from './address-columns';
import { csvRows } from './csv-rows';
import { type AddressFile, KeepImport } from './keep-import';

/**
 * Imports the middles of postcodes, for where the register has no address: good enough to show about how far a school
 * is, and never a home. Postcodes that are not in the file stay as they are.
 */
@Injectable()
export class ImportPostcodes {
  constructor(private readonly keep: KeepImport) {}

  async run(actor: Actor, authority: string, file: AddressFile): Promise<AddressImport> {
    mustServe(actor, authority);
    const rows = csvRows(file.bytes, postcodeColumns, ([postcode]) => String(postcode));
    return this.keep.run(actor, { authority, kind: 'postcodes' }, file, rows);
  }
}
