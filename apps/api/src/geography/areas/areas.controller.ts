import { Controller, Req } from '@nestjs/common';
import { type Actor, dateOnly } from '@kernel';
import { type AnswerOf, geographyRoutes, type InputOf } from '@contract';
import type { Request } from 'express';
import { Clock, Database, Input, May, Public, receiveFile, Serves, Who } from '../../platform';
import { AreasReader } from './areas.reader';
import { ImportAreas } from './import-areas';

type Routes = typeof geographyRoutes;

const mostBytes = 100 * 1024 * 1024;

/** Maps of catchments and parishes, for everybody to see and for officers to import. */
@Controller()
export class AreasController {
  constructor(
    private readonly database: Database,
    private readonly reader: AreasReader,
    private readonly importAreas: ImportAreas,
    private readonly clock: Clock,
  ) {}

  @Serves(geographyRoutes.importAreas)
  @May('officer', 'operator')
  async import(
    @Req() request: Request,
    @Input() { params, query }: InputOf<Routes['importAreas']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['importAreas']>> {
    const file = await receiveFile(request, { bytes: mostBytes });
    return this.importAreas.run(actor, params.authority, { ...file, ...query });
  }

  @Serves(geographyRoutes.areas)
  @Public()
  list(@Input() { params, query }: InputOf<Routes['areas']>, @Who() actor: Actor): Promise<AnswerOf<Routes['areas']>> {
    return this.database.inTransaction(actor, (tx) =>
      this.reader.list(tx, params.authority, this.day(query.on), query),
    );
  }

  @Serves(geographyRoutes.area)
  @Public()
  map(@Input() { params }: InputOf<Routes['area']>, @Who() actor: Actor): Promise<AnswerOf<Routes['area']>> {
    return this.database.inTransaction(actor, (tx) => this.reader.map(tx, params.version));
  }

  @Serves(geographyRoutes.areasAt)
  @Public()
  async at(
    @Input() { params, query }: InputOf<Routes['areasAt']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['areasAt']>> {
    const { on, ...point } = query;
    const items = await this.database.inTransaction(actor, (tx) =>
      this.reader.versionsAt(tx, params.authority, point, this.day(on)),
    );
    return { items, next: null };
  }

  private day(on: string | undefined): ReturnType<typeof dateOnly> {
    return on === undefined ? this.clock.today() : dateOnly(on);
  }
}
