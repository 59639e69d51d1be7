import type { Environment } from '../platform';

/** A cookie as it is set; without a value it is taken away. */
export interface Cookie {
  readonly name: string;
  readonly value: string;
  /** How long the browser keeps it; without it, until the browser is closed. */
  readonly seconds?: number;
}

/**
 * Whether the cookies go over HTTPS only: always in a service for real families.
 *
 * Then their names begin with `__Host-`, which browsers take from this very host alone, so no neighbour can plant one.
 */
export function secureCookies(environment: Pick<Environment, 'mode' | 'publicUrl'>): boolean {
  return environment.mode === 'production' || (environment.publicUrl ?? '').startsWith('https:');
}

/** The name under which a cookie of ours is sent. */
export function cookieName(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name;
}

/** The `Set-Cookie` header of a cookie: out of reach of scripts, and of forms on other websites. */
export function setCookie({ name, value, seconds }: Cookie, secure: boolean): string {
  const parts = [`${cookieName(name, secure)}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Lax'];
  if (secure) parts.push('Secure');
  if (seconds !== undefined) parts.push(`Max-Age=${seconds}`);
  return parts.join('; ');
}

/** The value of a cookie in a request's `Cookie` header; nothing when it is not there. */
export function readCookie(header: string | undefined, name: string, secure: boolean): string | undefined {
  const wanted = `${cookieName(name, secure)}=`;
  const found = header?.split(';').find((part) => part.trim().startsWith(wanted));
  const value = found?.trim().slice(wanted.length);
  return value === '' ? undefined : value;
}
