import type { AnswerOf, peopleRoutes } from '@contract';
import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../platform';

/** Lists the ways to sign in that this service offers, for its sign-in page. */
@Injectable()
export class ListWays {
  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  run(): AnswerOf<typeof peopleRoutes.ways> {
    const { mode, signIn } = this.environment;
    const has = (way: 'staff' | 'parent'): boolean => mode === 'demonstration' || signIn[way] !== undefined;
    return {
      mode,
      staff: has('staff') ? ['provider'] : [],
      parent: [...(has('parent') ? (['provider'] as const) : []), ...(signIn.codes ? (['code'] as const) : [])],
    };
  }
}
