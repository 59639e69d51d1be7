import { holds } from '@kernel';
import { peopleRoutes } from '@contract';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment, mayOf, nameAccount, type RequestWithActor, routeOf } from '../platform';
import { refusals } from './people.refusals';
import { readCookie, secureCookies } from './session-cookies';
import { Sessions } from './sessions';

/** The cookie that holds the token of a session. */
export const sessionCookie = 'fairplace';

/**
 * Says of every request who sends it, and lets through those who may.
 *
 * A route that does not say who may is closed to everybody: forgetting to say so is noticed at once.
 */
@Injectable()
export class SessionGuard implements CanActivate {
  private readonly secure: boolean;

  constructor(
    private readonly sessions: Sessions,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.secure = secureCookies(environment);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<RequestWithActor>();
    const handler = context.getHandler();
    const may = mayOf(handler);
    const token = readCookie(request.headers.cookie, sessionCookie, this.secure);
    const signedIn = token === undefined ? undefined : await this.sessions.find(token, { use: isUse(handler, may) });
    if (signedIn !== undefined) {
      request.actor = signedIn.actor;
      this.sessions.remember(request, signedIn);
      nameAccount(request, signedIn.account);
    }
    if (may === 'everybody') return true;
    if (signedIn === undefined) throw refusals.signInNeeded();
    if (may === undefined || !holds(signedIn.actor, may)) throw refusals.mayNot();
    return true;
  }
}

/** Asking how long a session still lasts does not lengthen it: a page left open would never end. */
function isUse(handler: object, may: ReturnType<typeof mayOf>): boolean {
  return may !== 'everybody' || routeOf(handler) !== peopleRoutes.session;
}
