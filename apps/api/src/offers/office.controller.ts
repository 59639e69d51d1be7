import { Controller } from '@nestjs/common';
import { type Actor, dateOnly } from '@kernel';
import { type AnswerOf, type InputOf, offerRoutes as routes } from '@contract';
import { Input, May, Serves, Who } from '../platform';
import { WarnUnanswered } from './answering/warn-unanswered';
import { ReallocatePlaces } from './reallocating/reallocate-places';
import { ListOffers } from './showing/list-offers';
import { RerankWaitingLists } from './waiting/rerank-waiting-lists';
import { ShowWaitingList } from './waiting/show-waiting-list';

/** Offers over HTTP as officers look after them. */
@Controller()
export class OfficeOffersController {
  constructor(
    private readonly lists: ListOffers,
    private readonly waiting: ShowWaitingList,
    private readonly rerank: RerankWaitingLists,
    private readonly reallocate: ReallocatePlaces,
    private readonly warn: WarnUnanswered,
  ) {}

  @Serves(routes.list)
  @May('officer')
  list(@Input() input: InputOf<typeof routes.list>, @Who() actor: Actor): Promise<AnswerOf<typeof routes.list>> {
    return this.lists.ofRound(input, actor);
  }

  @Serves(routes.vacancies)
  @May('officer')
  vacancies(
    @Input() { params }: InputOf<typeof routes.vacancies>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.vacancies>> {
    return this.lists.vacancies(params.round, actor);
  }

  @Serves(routes.waitingList)
  @May('officer')
  waitingList(
    @Input() input: InputOf<typeof routes.waitingList>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.waitingList>> {
    return this.waiting.run(input, actor);
  }

  @Serves(routes.waitingListVersions)
  @May('officer')
  versions(
    @Input() input: InputOf<typeof routes.waitingListVersions>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.waitingListVersions>> {
    return this.waiting.versions(input, actor);
  }

  @Serves(routes.rerank)
  @May('officer')
  rankAgain(
    @Input() { params, body }: InputOf<typeof routes.rerank>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.rerank>> {
    return this.rerank.run({ ...params, ...body }, actor);
  }

  @Serves(routes.reallocate)
  @May('officer')
  reallocatePlaces(
    @Input() { params, body }: InputOf<typeof routes.reallocate>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.reallocate>> {
    return this.reallocate.run({ ...params, ...body }, actor);
  }

  @Serves(routes.warn)
  @May('officer')
  warnFamilies(
    @Input() { params, body }: InputOf<typeof routes.warn>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.warn>> {
    return this.warn.run({ ...params, ...body, until: dateOnly(body.until) }, actor);
  }
}
