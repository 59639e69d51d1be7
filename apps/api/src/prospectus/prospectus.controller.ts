import { Controller, Req } from '@nestjs/common';
import type { Actor, Language } from '@kernel';
import { type AnswerOf, type InputOf, prospectusRoutes as routes } from '@contract';
import type { Request } from 'express';
import { Input, May, Public, receiveFile, Serves, Spoken, Who } from '../platform';
import { CheckList } from './check-list';
import { DrawIntake } from './draw-intake';
import { ImportFigures } from './figures/import-figures';
import { ListFigures } from './figures/list-figures';
import { ShowLikelihood } from './show-likelihood';
import { showOrderProof } from './show-order-proof';
import { ShowProspectus } from './show-prospectus';

/** What a family looks at before it applies; open to everybody, limited by address as everything is. */
@Controller()
export class ProspectusController {
  constructor(
    private readonly shows: ShowProspectus,
    private readonly draws: DrawIntake,
    private readonly likelihoods: ShowLikelihood,
    private readonly checks: CheckList,
  ) {}

  @Serves(routes.show)
  @Public()
  show(
    @Input() input: InputOf<typeof routes.show>,
    @Spoken() language: Language,
  ): Promise<AnswerOf<typeof routes.show>> {
    return this.shows.run(input, language);
  }

  @Serves(routes.draw)
  @Public()
  draw(
    @Input() { params, query }: InputOf<typeof routes.draw>,
    @Spoken() language: Language,
  ): Promise<AnswerOf<typeof routes.draw>> {
    return this.draws.run(params, query, language);
  }

  @Serves(routes.likelihood)
  @Public()
  likelihood(
    @Input() input: InputOf<typeof routes.likelihood>,
    @Spoken() language: Language,
  ): Promise<AnswerOf<typeof routes.likelihood>> {
    return this.likelihoods.run(input, language);
  }

  @Serves(routes.checkList)
  @Public()
  checkList(
    @Input() { params, body }: InputOf<typeof routes.checkList>,
    @Spoken() language: Language,
  ): Promise<AnswerOf<typeof routes.checkList>> {
    return this.checks.run(params.round, body, language);
  }

  @Serves(routes.orderProof)
  @Public()
  orderProof(@Spoken() language: Language): AnswerOf<typeof routes.orderProof> {
    return showOrderProof(language);
  }
}

/** The figures of past years: for everybody without small numbers, for officers as they are. */
@Controller()
export class PastFiguresController {
  constructor(
    private readonly lists: ListFigures,
    private readonly imports: ImportFigures,
  ) {}

  @Serves(routes.figures)
  @Public()
  figures(@Input() { params, query }: InputOf<typeof routes.figures>): Promise<AnswerOf<typeof routes.figures>> {
    return this.lists.run(params.school, query);
  }

  @Serves(routes.figuresWhole)
  @May('officer')
  whole(
    @Input() { params, query }: InputOf<typeof routes.figuresWhole>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.figuresWhole>> {
    return this.lists.whole(actor, params.authority, query);
  }

  @Serves(routes.importFigures)
  @May('officer')
  async import(
    @Req() request: Request,
    @Input() { params, query }: InputOf<typeof routes.importFigures>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.importFigures>> {
    const { bytes } = await receiveFile(request);
    return this.imports.run(actor, params.authority, { bytes, ...query });
  }
}
