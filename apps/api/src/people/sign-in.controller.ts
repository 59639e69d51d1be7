import { Refusal } from '@kernel';
import { type InputOf, peopleRoutes } from '@contract';
import { Controller, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Input, Limit, Public, Serves } from '../platform';
import { BeginSignIn, visitCookie } from './begin-sign-in';
import { BrowserCookies } from './browser-cookies';
import { FinishSignIn } from './finish-sign-in';
import { OwnAddress } from './own-address';

/** The way to a provider and back. These are pages a browser visits, so a refusal is shown by the portal. */
@Controller()
export class SignInController {
  constructor(
    private readonly begin: BeginSignIn,
    private readonly finish: FinishSignIn,
    private readonly address: OwnAddress,
    private readonly cookies: BrowserCookies,
  ) {}

  @Serves(peopleRoutes.startSignIn)
  @Public()
  @Limit('sign-in')
  async start(
    @Input() { query }: InputOf<typeof peopleRoutes.startSignIn>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    if (this.address.isOtherName(request.get('host'))) {
      response.redirect(303, `${this.address.origin()}${request.originalUrl}`);
      return;
    }
    await orRefused(response, async () => {
      const { url, cookie } = await this.begin.run(query.as, query.returnTo);
      this.cookies.set(response, cookie);
      return url.href;
    });
  }

  @Serves(peopleRoutes.finishSignIn)
  @Public()
  @Limit('sign-in')
  async back(
    @Input() _input: InputOf<typeof peopleRoutes.finishSignIn>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { searchParams: query } = new URL(request.originalUrl, this.address.origin());
    const visit = visitCookie(query.get('state') ?? '');
    const browser = this.cookies.read(request, visit);
    if (browser !== undefined) this.cookies.clear(response, visit);
    await orRefused(response, async () => {
      const { token, returnTo } = await this.finish.run({ query, browser, before: this.cookies.token(request) });
      this.cookies.giveToken(response, token);
      return returnTo;
    });
  }
}

/** Sends the browser on, or to the page that says why not. */
async function orRefused(response: Response, work: () => Promise<string>): Promise<void> {
  response.setHeader('Cache-Control', 'no-store');
  try {
    response.redirect(303, await work());
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    response.redirect(303, `/sign-in?because=${error.code}`);
  }
}
