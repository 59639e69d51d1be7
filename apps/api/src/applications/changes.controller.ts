import { Controller } from '@nestjs/common';
import type { Actor } from '@kernel';
import { type AnswerOf, applicationRoutes as routes, type InputOf } from '@contract';
import { Input, May, Serves, Who } from '../platform';
import { DecideAgeGroup } from './deciding/decide-age-group';
import { DecideChange } from './deciding/decide-change';
import { DecideLateness } from './deciding/decide-lateness';
import { RequestChange } from './deciding/request-change';
import { EnterForParent } from './sending/enter-for-parent';

type Routes = typeof routes;

/** What is asked for after closing day, and what officers enter and decide. */
@Controller()
export class ChangesController {
  constructor(
    private readonly entering: EnterForParent,
    private readonly requesting: RequestChange,
    private readonly decidingChange: DecideChange,
    private readonly decidingLateness: DecideLateness,
    private readonly decidingAgeGroup: DecideAgeGroup,
  ) {}

  @Serves(routes.enter)
  @May('officer')
  enter(@Input() { body }: InputOf<Routes['enter']>, @Who() actor: Actor): Promise<AnswerOf<Routes['enter']>> {
    return this.entering.run(actor, body);
  }

  @Serves(routes.askChange)
  @May('parent', 'officer', 'virtual-school-head')
  askChange(
    @Input() { params, body }: InputOf<Routes['askChange']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['askChange']>> {
    return this.requesting.run(actor, params.application, body);
  }

  @Serves(routes.decideChange)
  @May('officer')
  decideChange(
    @Input() { params, body }: InputOf<Routes['decideChange']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['decideChange']>> {
    return this.decidingChange.run(actor, params.change, body);
  }

  @Serves(routes.decideLateness)
  @May('officer')
  decideLateness(
    @Input() { params, body }: InputOf<Routes['decideLateness']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['decideLateness']>> {
    return this.decidingLateness.run(actor, params, body);
  }

  @Serves(routes.decideAgeGroup)
  @May('officer')
  decideAgeGroup(
    @Input() { params, body }: InputOf<Routes['decideAgeGroup']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['decideAgeGroup']>> {
    return this.decidingAgeGroup.run(actor, params, body);
  }
}
