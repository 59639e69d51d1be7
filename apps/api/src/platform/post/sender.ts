import { CannotStart } from '../cannot-start';
import { isAddress } from './check-message';

/** Whom post comes from. */
export interface Sender {
  readonly name: string;
  readonly address: string;
  readonly domain: string;
}

/** Reads `MAIL_FROM`: an address, or a name with an address in angle brackets. */
export function senderFrom(text: string): Sender {
  const [, named = '', inBrackets] = /^([^<>\p{Cc}]*?)\s*<([^<>]+)>$/u.exec(text.trim()) ?? [];
  const address = inBrackets ?? text.trim();
  if (!isAddress(address)) {
    throw new CannotStart('MAIL_FROM cannot be used. Write it as: School admissions <admissions@example.org>');
  }
  return { name: named.replace(/^"|"$/g, ''), address, domain: address.slice(address.indexOf('@') + 1).toLowerCase() };
}
