import { refusalsOf } from '@kernel';
import type { NextFunction, Request, Response } from 'express';

const refusals = refusalsOf('origin', {
  elsewhere: { status: 403, says: 'This was sent from another website, so nothing was done.' },
});

/**
 * Refuses a change that another website makes somebody's browser send.
 *
 * Browsers say where a request comes from (`Sec-Fetch-Site`, and `Origin` with everything that changes something),
 * and a page cannot forge either. With `SameSite` cookies this leaves nothing for a forged form to use.
 * A program that is no browser sends neither, and carries no one's cookies.
 */
export function sameOriginOnly(publicUrl: string | undefined) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(request.method) || isOurs(request, publicUrl)) next();
    else next(refusals.elsewhere());
  };
}

function isOurs(request: Request, publicUrl: string | undefined): boolean {
  const site = request.get('sec-fetch-site');
  // The browser itself vouches; a page that keeps its address to itself sends the origin `null`, even to us.
  if (site === 'same-origin') return true;
  if (site !== undefined && site !== 'none') return false;
  const origin = request.get('origin');
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === (publicUrl === undefined ? request.get('host') : new URL(publicUrl).host);
}
