import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { ENVIRONMENT, type Environment } from '../platform';
import { type Cookie, readCookie, secureCookies, setCookie } from './session-cookies';

/** The cookie that holds the token of a session. */
export const sessionCookie = 'fairplace';

/** Reads and sets our cookies in requests and answers. */
@Injectable()
export class BrowserCookies {
  private readonly secure: boolean;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.secure = secureCookies(environment);
  }

  read(request: Request, name: string): string | undefined {
    return readCookie(request.headers.cookie, name, this.secure);
  }

  set(response: Response, cookie: Cookie): void {
    response.append('Set-Cookie', setCookie(cookie, this.secure));
  }

  /** Takes a cookie away from the browser. */
  clear(response: Response, name: string): void {
    this.set(response, { name, value: '', seconds: 0 });
  }

  /** The token of the session that a request came with. */
  token(request: Request): string | undefined {
    return this.read(request, sessionCookie);
  }

  /** Gives the browser the token of a session, until it is closed. */
  giveToken(response: Response, token: string): void {
    this.set(response, { name: sessionCookie, value: token });
  }
}
