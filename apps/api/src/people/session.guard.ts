import { holds } from '@kernel';
import { peopleRoutes } from '@contract';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { mayOf, nameAccount, type RequestWithActor, routeMark } from '../platform';
import { BrowserCookies } from './browser-cookies';
import { refusals } from './people.refusals';
import { Sessions } from './sessions';

/**
 * Says of every request who sends it, and lets through those who may.
 *
 * A route that does not say who may is closed to everybody: forgetting to say so is noticed at once.
 */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly sessions: Sessions,
    private readonly cookies: BrowserCookies,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<RequestWithActor>();
    const handler = context.getHandler();
    const may = mayOf(handler);
    const token = this.cookies.token(request);
    const signedIn = token === undefined ? undefined : await this.sessions.find(token, { use: isUse(handler) });
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

/**
 * What is open to everybody does not lengthen a session, nor does asking how long it still lasts: a page asks for both by
 * itself, and one left open on a library's computer would never end.
 */
function isUse(handler: object): boolean {
  return mayOf(handler) !== 'everybody' || Reflect.getMetadata(routeMark, handler) === peopleRoutes.stay;
}
