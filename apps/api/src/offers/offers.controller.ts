import { Controller } from '@nestjs/common';
import type { Actor, Language } from '@kernel';
import { type AnswerOf, type InputOf, offerRoutes as routes } from '@contract';
import { Input, May, Serves, Spoken, Who } from '../platform';
import { AnswerOffer } from './answering/answer-offer';
import { ListOffers } from './showing/list-offers';
import { ShowMyOffer } from './showing/show-my-offer';
import { ShowWaitingList } from './waiting/show-waiting-list';
import { StayOnList } from './waiting/stay-on-list';

/** Offers over HTTP as families and schools see and answer them. */
@Controller()
export class OffersController {
  constructor(
    private readonly mine: ShowMyOffer,
    private readonly answers: AnswerOffer,
    private readonly lists: ListOffers,
    private readonly stay: StayOnList,
    private readonly waiting: ShowWaitingList,
  ) {}

  @Serves(routes.mine)
  @May('parent', 'officer')
  myOffer(
    @Input() { params, query }: InputOf<typeof routes.mine>,
    @Who() actor: Actor,
    @Spoken() language: Language,
  ): Promise<AnswerOf<typeof routes.mine>> {
    return this.mine.run({ ...params, ...query }, actor, language);
  }

  @Serves(routes.answer)
  @May('parent', 'officer')
  answer(
    @Input() { params, body }: InputOf<typeof routes.answer>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.answer>> {
    return this.answers.run({ ...params, ...body }, actor);
  }

  @Serves(routes.wait)
  @May('parent', 'officer')
  wait(
    @Input() { params, body }: InputOf<typeof routes.wait>,
    @Who() actor: Actor,
    @Spoken() language: Language,
  ): Promise<AnswerOf<typeof routes.wait>> {
    return this.stay.run({ ...params, ...body }, actor, language);
  }

  @Serves(routes.waitingSteps)
  @May('parent', 'officer')
  steps(
    @Input() input: InputOf<typeof routes.waitingSteps>,
    @Who() actor: Actor,
    @Spoken() language: Language,
  ): Promise<AnswerOf<typeof routes.waitingSteps>> {
    return this.waiting.steps(input, actor, language);
  }

  @Serves(routes.ofSchool)
  @May('school-admin', 'officer')
  ofSchool(
    @Input() input: InputOf<typeof routes.ofSchool>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.ofSchool>> {
    return this.lists.ofSchool(input, actor);
  }
}
