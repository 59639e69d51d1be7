import { Controller } from '@nestjs/common';
import type { Actor } from '@kernel';
import { type AnswerOf, correctionRoutes as routes, type InputOf } from '@contract';
import { Database, Input, May, Serves, Who } from '../platform';
import { CorrectionsReader } from './corrections.reader';
import { DecideCorrection } from './decide-correction';
import { ShowCorrection } from './show-correction';

/** Corrections over HTTP. */
@Controller()
export class CorrectionController {
  constructor(
    private readonly database: Database,
    private readonly reader: CorrectionsReader,
    private readonly shows: ShowCorrection,
    private readonly decides: DecideCorrection,
  ) {}

  @Serves(routes.show)
  @May('officer')
  show(
    @Input() { params, body }: InputOf<typeof routes.show>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.show>> {
    return this.shows.run({ ...params, ...body }, actor);
  }

  @Serves(routes.list)
  @May('officer')
  list(
    @Input() { params, query }: InputOf<typeof routes.list>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.list>> {
    return this.database.inTransaction(actor, (tx) => this.reader.ofRun(tx, params.run, query));
  }

  @Serves(routes.one)
  @May('officer')
  one(@Input() { params }: InputOf<typeof routes.one>, @Who() actor: Actor): Promise<AnswerOf<typeof routes.one>> {
    return this.database.inTransaction(actor, (tx) => this.reader.correction(tx, params.correction));
  }

  @Serves(routes.decide)
  @May('officer')
  decide(
    @Input() { params, body }: InputOf<typeof routes.decide>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.decide>> {
    return this.decides.run({ id: params.correction, ...body }, actor);
  }
}
