import { Controller } from '@nestjs/common';
import type { Actor, Language } from '@kernel';
import { type AnswerOf, evidenceRoutes as routes, type InputOf } from '@contract';
import { Input, May, Serves, Spoken, Who } from '../platform';
import { ListClaims } from './gathering/list-claims';
import { AskToMeasure } from './gathering/measure-round';
import { ShowBlocks } from './gathering/show-blocks';
import { ShowDistances } from './gathering/show-distances';

type Routes = typeof routes;

/** A round on its way to being run: its claims, what blocks it, its measuring, and how far a child of it lives. */
@Controller()
export class RoundEvidenceController {
  constructor(
    private readonly listClaims: ListClaims,
    private readonly showBlocks: ShowBlocks,
    private readonly measuring: AskToMeasure,
    private readonly showDistances: ShowDistances,
  ) {}

  @Serves(routes.claims)
  @May('officer')
  claims(
    @Input() { params, query }: InputOf<Routes['claims']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['claims']>> {
    return this.listClaims.run(actor, params.round, query);
  }

  @Serves(routes.distances)
  @May('parent', 'officer')
  async distances(
    @Input() { params }: InputOf<Routes['distances']>,
    @Who() actor: Actor,
    @Spoken() language: Language,
  ): Promise<AnswerOf<Routes['distances']>> {
    return { items: await this.showDistances.run(actor, params.round, params.child, language) };
  }

  @Serves(routes.blocks)
  @May('officer')
  blocks(
    @Input() { params, query }: InputOf<Routes['blocks']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['blocks']>> {
    return this.showBlocks.run(actor, params.round, query);
  }

  @Serves(routes.measure)
  @May('officer')
  async measure(
    @Input() { params }: InputOf<Routes['measure']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['measure']>> {
    return { job: await this.measuring.run(actor, params.round) };
  }

  @Serves(routes.measuring)
  @May('officer')
  progress(
    @Input() { params }: InputOf<Routes['measuring']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['measuring']>> {
    return this.measuring.progress(actor, params.round);
  }
}
