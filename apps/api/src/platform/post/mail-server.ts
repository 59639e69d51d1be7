import { isIP, isIPv4 } from 'node:net';
import { CannotStart } from '../cannot-start';

/** A mail server to hand messages to. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** Encrypted from the first byte, as opposed to from STARTTLS on. */
  readonly secure: boolean;
  /** Whether an operator said that this server may be spoken to in the clear. */
  readonly inTheClear: boolean;
  readonly user: string | undefined;
  readonly password: string | undefined;
}

/** Reads `SMTP_URL`; complains without repeating it, because there is a password in it. */
export function mailServerAt(text: string): MailServer {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^smtps?:$/.test(url.protocol) || url.hostname === '') {
    throw new CannotStart('SMTP_URL cannot be used. Write it as smtps://name:password@mail.example.org:465.');
  }
  const unknown = [...url.searchParams.keys()].filter((name) => name !== 'ignoreTLS');
  if (unknown.length > 0) throw new CannotStart(`SMTP_URL has a setting nobody knows: ${unknown.join(', ')}.`);
  const secure = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return {
    // The name of this machine could be made to mean another; its address cannot.
    host: host === 'localhost' ? '127.0.0.1' : host,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    inTheClear: url.searchParams.get('ignoreTLS') === 'true',
    user: url.username === '' ? undefined : decodeURIComponent(url.username),
    password: url.username === '' ? undefined : decodeURIComponent(url.password),
  };
}

/** Whether the server is on this very machine, by its address: a name is never believed. */
export function isHere({ host }: MailServer): boolean {
  if (isIPv4(host)) return host.startsWith('127.');
  return isIP(host) === 6 && host === '::1';
}
