import type { Actor } from '@kernel';
import { type AnswerOf, type InputOf, peopleRoutes } from '@contract';
import { Controller, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Clock, Input, Public, Serves, Who } from '../platform';
import { BrowserCookies, sessionCookie } from './browser-cookies';
import { ListRoutes } from './list-routes';
import { refusals } from './people.refusals';
import { Providers } from './providers';
import { sessionAnswer } from './session-answer';
import { Sessions } from './sessions';
import { SignOut } from './sign-out';

/** Who is here, until when, and leaving. Open to everybody, because somebody signed in may hold no role yet. */
@Controller()
export class SessionController {
  constructor(
    private readonly sessions: Sessions,
    private readonly signOut: SignOut,
    private readonly listRoutes: ListRoutes,
    private readonly cookies: BrowserCookies,
    private readonly clock: Clock,
    private readonly providers: Providers,
  ) {}

  @Serves(peopleRoutes.session)
  @Public()
  session(@Req() request: Request): AnswerOf<typeof peopleRoutes.session> {
    return sessionAnswer(this.sessions.of(request), this.clock.now());
  }

  @Serves(peopleRoutes.stay)
  @Public()
  stay(@Req() request: Request): AnswerOf<typeof peopleRoutes.stay> {
    const signedIn = this.sessions.of(request);
    if (signedIn === undefined) throw refusals.signInNeeded();
    return sessionAnswer(signedIn, this.clock.now());
  }

  @Serves(peopleRoutes.signOut)
  @Public()
  async leave(
    @Input() { body }: InputOf<typeof peopleRoutes.signOut>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AnswerOf<typeof peopleRoutes.signOut>> {
    const signedIn = this.sessions.of(request);
    const token = this.cookies.token(request);
    this.cookies.clear(response, sessionCookie);
    if (signedIn === undefined || token === undefined) return { signedOut: true, providerSignOut: null };
    await this.signOut.run(token, signedIn, body.everywhere);
    return { signedOut: true, providerSignOut: await this.providers.signOutOf(signedIn.way) };
  }

  @Serves(peopleRoutes.may)
  @Public()
  may(@Who() actor: Actor): AnswerOf<typeof peopleRoutes.may> {
    return { routes: [...this.listRoutes.run(actor)] };
  }
}
