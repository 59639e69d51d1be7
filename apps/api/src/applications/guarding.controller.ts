import { Controller } from '@nestjs/common';
import type { Actor } from '@kernel';
import { type AnswerOf, applicationRoutes as routes, type InputOf } from '@contract';
import { Input, May, Serves, Who } from '../platform';
import { AddGuardian } from './deciding/add-guardian';
import { EndGuardian } from './deciding/end-guardian';
import { ResolveConflict } from './deciding/resolve-conflict';
import { VoidApplication } from './deciding/void-application';

type Routes = typeof routes;

/** Who acts for a child, and which application counts when there are two. */
@Controller()
export class GuardingController {
  constructor(
    private readonly resolving: ResolveConflict,
    private readonly voiding: VoidApplication,
    private readonly adding: AddGuardian,
    private readonly ending: EndGuardian,
  ) {}

  @Serves(routes.resolveConflict)
  @May('officer')
  resolve(
    @Input() { params, body }: InputOf<Routes['resolveConflict']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['resolveConflict']>> {
    return this.resolving.run(actor, params.conflict, body);
  }

  @Serves(routes.voidOne)
  @May('officer')
  voidOne(
    @Input() { params, body }: InputOf<Routes['voidOne']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['voidOne']>> {
    return this.voiding.run(actor, params.application, body.because);
  }

  @Serves(routes.addGuardian)
  @May('officer')
  add(
    @Input() { params, body }: InputOf<Routes['addGuardian']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['addGuardian']>> {
    return this.adding.run(actor, params.child, body);
  }

  @Serves(routes.endGuardian)
  @May('officer')
  end(
    @Input() { params, body }: InputOf<Routes['endGuardian']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['endGuardian']>> {
    return this.ending.run(actor, params.child, params.account, body.because);
  }
}
