import { Controller } from '@nestjs/common';
import type { Actor } from '@kernel';
import { type AnswerOf, applicationRoutes as routes, type InputOf } from '@contract';
import { Input, May, Serves, Who } from '../platform';
import { AmendApplication } from './sending/amend-application';
import { DiscardChanges } from './sending/discard-changes';
import { SubmitApplication } from './sending/submit-application';
import { SubmitLate } from './sending/submit-late';
import { WithdrawApplication } from './sending/withdraw-application';

type Routes = typeof routes;

/** Sending an application, changing it, and taking it back. */
@Controller()
export class SendingController {
  constructor(
    private readonly submitting: SubmitApplication,
    private readonly amending: AmendApplication,
    private readonly lateSubmitting: SubmitLate,
    private readonly discarding: DiscardChanges,
    private readonly withdrawing: WithdrawApplication,
  ) {}

  @Serves(routes.submit)
  @May('parent', 'officer', 'virtual-school-head')
  submit(
    @Input() { params, body }: InputOf<Routes['submit']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['submit']>> {
    return this.submitting.run(actor, params.application, body);
  }

  @Serves(routes.amend)
  @May('parent', 'officer', 'virtual-school-head')
  amend(@Input() { params, body }: InputOf<Routes['amend']>, @Who() actor: Actor): Promise<AnswerOf<Routes['amend']>> {
    return this.amending.run(actor, params.application, body);
  }

  @Serves(routes.submitLate)
  @May('parent', 'officer', 'virtual-school-head')
  submitLate(
    @Input() { params, body }: InputOf<Routes['submitLate']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['submitLate']>> {
    return this.lateSubmitting.run(actor, params.application, body);
  }

  @Serves(routes.discard)
  @May('parent', 'officer', 'virtual-school-head')
  discard(@Input() { params }: InputOf<Routes['discard']>, @Who() actor: Actor): Promise<AnswerOf<Routes['discard']>> {
    return this.discarding.run(actor, params.application);
  }

  @Serves(routes.withdraw)
  @May('parent', 'officer', 'virtual-school-head')
  withdraw(
    @Input() { params, body }: InputOf<Routes['withdraw']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['withdraw']>> {
    return this.withdrawing.run(actor, params.application, body.because);
  }
}
