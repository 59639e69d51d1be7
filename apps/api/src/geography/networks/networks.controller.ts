import { Controller, Req, StreamableFile } from '@nestjs/common';
import type { Actor } from '@kernel';
import { type AnswerOf, geographyRoutes, type InputOf } from '@contract';
import type { Request } from 'express';
import { Database, Input, May, Public, receiveFile, Serves, Who } from '../../platform';
import { SchoolsReader } from '../../schools';
import { AskToUnfreeze } from './ask-to-unfreeze';
import { FreezeNetwork } from './freeze-network';
import { ImportNetwork } from './import-network';
import { NetworksReader } from './networks.reader';
import { UnfreezeNetwork } from './unfreeze-network';

type Routes = typeof geographyRoutes;

const mostBytes = 150 * 1024 * 1024;

/** Walking networks: published for everybody, imported and frozen by officers. */
@Controller()
export class NetworksController {
  constructor(
    private readonly database: Database,
    private readonly reader: NetworksReader,
    private readonly schools: SchoolsReader,
    private readonly importNetwork: ImportNetwork,
    private readonly freezeNetwork: FreezeNetwork,
    private readonly askToUnfreeze: AskToUnfreeze,
    private readonly unfreezeNetwork: UnfreezeNetwork,
  ) {}

  @Serves(geographyRoutes.importNetwork)
  @May('officer', 'operator')
  async import(
    @Req() request: Request,
    @Input() { params, query }: InputOf<Routes['importNetwork']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['importNetwork']>> {
    const file = await receiveFile(request, { bytes: mostBytes });
    return this.importNetwork.run(actor, params.authority, { ...file, ...query });
  }

  @Serves(geographyRoutes.networks)
  @Public()
  list(
    @Input() { params, query }: InputOf<Routes['networks']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['networks']>> {
    return this.database.inTransaction(actor, (tx) => this.reader.list(tx, params.authority, query));
  }

  @Serves(geographyRoutes.networkFile)
  @Public()
  async file(@Input() { params }: InputOf<Routes['networkFile']>, @Who() actor: Actor): Promise<StreamableFile> {
    const { file, bytes } = await this.database.inTransaction(actor, (tx) =>
      this.reader.file(tx, params.authority, params.digest),
    );
    const ending = /\.(osm\.pbf|pbf|osm|xml|json)$/i.exec(file)?.[0] ?? '';
    const disposition = `attachment; filename="network-${params.digest.slice(0, 12)}${ending}"`;
    return new StreamableFile(bytes, { type: 'application/octet-stream', disposition, length: bytes.length });
  }

  @Serves(geographyRoutes.roundNetwork)
  @Public()
  ofRound(
    @Input() { params }: InputOf<Routes['roundNetwork']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['roundNetwork']>> {
    return this.database.inTransaction(actor, async (tx) => {
      const { id } = await this.schools.round(tx, params.round);
      return this.reader.ofRound(tx, id);
    });
  }

  @Serves(geographyRoutes.freezeNetwork)
  @May('officer')
  freeze(
    @Input() { params, body }: InputOf<Routes['freezeNetwork']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['freezeNetwork']>> {
    return this.freezeNetwork.run(actor, params.round, body.digest);
  }

  @Serves(geographyRoutes.askToUnfreeze)
  @May('officer')
  ask(
    @Input() { params, body }: InputOf<Routes['askToUnfreeze']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['askToUnfreeze']>> {
    return this.askToUnfreeze.run(actor, params.round, body.reason);
  }

  @Serves(geographyRoutes.unfreeze)
  @May('officer')
  unfreeze(
    @Input() { params }: InputOf<Routes['unfreeze']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['unfreeze']>> {
    return this.unfreezeNetwork.run(actor, params.round);
  }
}
