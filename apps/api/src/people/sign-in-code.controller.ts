import { type AnswerOf, type InputOf, peopleRoutes } from '@contract';
import { Controller, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Clock, Input, Limit, Public, Serves } from '../platform';
import { AskCode } from './ask-code';
import { BrowserCookies } from './browser-cookies';
import { CheckCode } from './check-code';
import { ListWays } from './list-ways';
import { sessionAnswer } from './session-answer';

/** The ways to sign in, and the one without a provider: one-time codes for parents. */
@Controller()
export class SignInCodeController {
  constructor(
    private readonly listWays: ListWays,
    private readonly ask: AskCode,
    private readonly check: CheckCode,
    private readonly cookies: BrowserCookies,
    private readonly clock: Clock,
  ) {}

  @Serves(peopleRoutes.ways)
  @Public()
  ways(): AnswerOf<typeof peopleRoutes.ways> {
    return this.listWays.run();
  }

  @Serves(peopleRoutes.askCode)
  @Public()
  @Limit('code', ({ body }: Request) => (body as { email?: unknown } | undefined)?.email)
  async askCode(
    @Input() { body }: InputOf<typeof peopleRoutes.askCode>,
    @Req() request: Request,
  ): Promise<AnswerOf<typeof peopleRoutes.askCode>> {
    const { ask, expiresAt } = await this.ask.run(body.email, request.ip ?? '');
    return { ask, digits: 6, expiresAt: expiresAt.toISOString() };
  }

  @Serves(peopleRoutes.checkCode)
  @Public()
  @Limit('code')
  async checkCode(
    @Input() { body }: InputOf<typeof peopleRoutes.checkCode>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AnswerOf<typeof peopleRoutes.checkCode>> {
    const { token, signedIn } = await this.check.run(body.ask, body.code, this.cookies.token(request));
    this.cookies.giveToken(response, token);
    return sessionAnswer(signedIn, this.clock.now());
  }
}
