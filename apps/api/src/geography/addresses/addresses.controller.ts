import { Controller, Req } from '@nestjs/common';
import type { Actor } from '@kernel';
import { type AnswerOf, geographyRoutes, type InputOf } from '@contract';
import type { Request } from 'express';
import { Database, Input, May, receiveFile, Serves, Who } from '../../platform';
import { mustServe } from '../../schools';
import { AddressesReader } from './addresses.reader';
import { ImportAddresses } from './import-addresses';
import { ImportPostcodes } from './import-postcodes';

type Routes = typeof geographyRoutes;

/** A county has half a million addresses: some 60 MB. */
const mostBytes = 150 * 1024 * 1024;

/** The address register: importing it, and finding an address in it. */
@Controller()
export class AddressesController {
  constructor(
    private readonly database: Database,
    private readonly reader: AddressesReader,
    private readonly importAddresses: ImportAddresses,
    private readonly importPostcodes: ImportPostcodes,
  ) {}

  @Serves(geographyRoutes.importAddresses)
  @May('officer', 'operator')
  async import(
    @Req() request: Request,
    @Input() { params, query }: InputOf<Routes['importAddresses']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['importAddresses']>> {
    const file = await receiveFile(request, { bytes: mostBytes });
    return this.importAddresses.run(actor, params.authority, { ...file, ...query });
  }

  @Serves(geographyRoutes.importPostcodes)
  @May('officer', 'operator')
  async importCentres(
    @Req() request: Request,
    @Input() { params, query }: InputOf<Routes['importPostcodes']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['importPostcodes']>> {
    const file = await receiveFile(request, { bytes: mostBytes });
    return this.importPostcodes.run(actor, params.authority, { ...file, ...query });
  }

  @Serves(geographyRoutes.addressImports)
  @May('officer', 'operator')
  imports(
    @Input() { params, query }: InputOf<Routes['addressImports']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['addressImports']>> {
    mustServe(actor, params.authority);
    return this.database.inTransaction(actor, (tx) => this.reader.imports(tx, params.authority, query));
  }

  @Serves(geographyRoutes.findAddresses)
  @May('parent', 'officer', 'operator', 'virtual-school-head')
  find(
    @Input() { query }: InputOf<Routes['findAddresses']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['findAddresses']>> {
    return this.database.inTransaction(actor, (tx) => this.reader.find(tx, query));
  }

  @Serves(geographyRoutes.address)
  @May('parent', 'officer', 'operator', 'virtual-school-head')
  show(@Input() { params }: InputOf<Routes['address']>, @Who() actor: Actor): Promise<AnswerOf<Routes['address']>> {
    return this.database.inTransaction(actor, (tx) => this.reader.byUprn(tx, params.uprn));
  }
}
