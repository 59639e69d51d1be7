import { Controller } from '@nestjs/common';
import type { Actor } from '@kernel';
import { type AnswerOf, type InputOf, offerRoutes as routes } from '@contract';
import { Input, May, Serves, Who } from '../platform';
import { DecidePlace, ProposePlace } from './approving/offer-place';
import { ShowToApprove } from './approving/show-to-approve';
import { DecideWithdrawal, ProposeWithdrawal } from './approving/withdraw-offer';

/** What one officer proposes and another decides, over HTTP. */
@Controller()
export class ApprovalsController {
  constructor(
    private readonly propose: ProposeWithdrawal,
    private readonly decide: DecideWithdrawal,
    private readonly proposePlace: ProposePlace,
    private readonly decidePlace: DecidePlace,
    private readonly open: ShowToApprove,
  ) {}

  @Serves(routes.proposeWithdrawal)
  @May('officer')
  proposeWithdrawal(
    @Input() { params, body }: InputOf<typeof routes.proposeWithdrawal>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.proposeWithdrawal>> {
    return this.propose.run({ ...params, ...body }, actor);
  }

  @Serves(routes.decideWithdrawal)
  @May('officer')
  decideWithdrawal(
    @Input() { params, body }: InputOf<typeof routes.decideWithdrawal>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.decideWithdrawal>> {
    return this.decide.run({ ...params, ...body }, actor);
  }

  @Serves(routes.proposePlace)
  @May('officer')
  proposeExtraPlace(
    @Input() { params, body }: InputOf<typeof routes.proposePlace>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.proposePlace>> {
    return this.proposePlace.run({ ...params, ...body }, actor);
  }

  @Serves(routes.decidePlace)
  @May('officer')
  decideExtraPlace(
    @Input() { params, body }: InputOf<typeof routes.decidePlace>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.decidePlace>> {
    return this.decidePlace.run({ ...params, ...body }, actor);
  }

  @Serves(routes.toApprove)
  @May('officer')
  toApprove(
    @Input() { params }: InputOf<typeof routes.toApprove>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<typeof routes.toApprove>> {
    return this.open.run(params.round, actor);
  }
}
