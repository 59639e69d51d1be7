import { Controller, Req } from '@nestjs/common';
import type { Actor } from '@kernel';
import { type AnswerOf, type InputOf, registerRoutes } from '@contract';
import type { Request } from 'express';
import { Database, Input, May, receiveFile, Serves, Who } from '../../platform';
import { ImportSchools } from './import-schools';
import { RegisterReader } from './register.reader';

/** The whole register with every column is some 60 MB. */
const mostBytes = 150 * 1024 * 1024;

/** The register of schools: importing it, and what each import changed. */
@Controller()
export class RegisterController {
  constructor(
    private readonly importSchools: ImportSchools,
    private readonly reader: RegisterReader,
    private readonly database: Database,
  ) {}

  @Serves(registerRoutes.import)
  @May('operator')
  async import(@Req() request: Request, @Who() actor: Actor): Promise<AnswerOf<typeof registerRoutes.import>> {
    return this.importSchools.run(actor, await receiveFile(request, { bytes: mostBytes }));
  }

  @Serves(registerRoutes.imports)
  @May('operator', 'officer')
  imports(
    @Input() { query }: InputOf<typeof registerRoutes.imports>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof registerRoutes.imports>> {
    return this.database.inTransaction(actor, (tx) => this.reader.imports(tx, query));
  }

  @Serves(registerRoutes.changes)
  @May('operator', 'officer')
  changes(
    @Input() { params, query: { what, ...page } }: InputOf<typeof registerRoutes.changes>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof registerRoutes.changes>> {
    return this.database.inTransaction(actor, (tx) => this.reader.changes(tx, params.import, what, page));
  }
}
