import type { Message } from './post';

/** One plain address, as people have them: no names, no lists, no quotes, no comments. */
const address =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$/;

/** Characters that end a line of a header or steer a terminal; a tab too, since no name needs one. */
const controls = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/** Why a message cannot be sent as it is; nothing when it can. Whatever becomes a header may hold no end of a line. */
export function faultIn({ id, to, subject, attachments = [] }: Message): string | undefined {
  if (!isAddress(to)) return 'The address is not one that e-mail can be sent to.';
  if (controls.test(subject)) return 'The subject holds the end of a line or another control character.';
  if (subject.trim() === '') return 'The subject is empty.';
  if (id === '') return 'The message has no name of its own.';
  const wrong = attachments.find(
    ({ name, mediaType }) => controls.test(name) || !/^[\w.+-]+\/[\w.+-]+$/.test(mediaType),
  );
  return wrong === undefined ? undefined : 'The name or the kind of an attachment cannot be used.';
}

/** Whether a text is one plain e-mail address of a length that mail servers take. */
export function isAddress(text: string): boolean {
  return text.length <= 254 && (text.split('@')[0] ?? '').length <= 64 && address.test(text);
}

/** Domains that belong to nobody, and that no mail server delivers to (RFC 2606 and RFC 6761). */
const nobodys = /(^|[@.])(example\.(com|net|org)|example|test|invalid|localhost)$/i;

/** Whether an address cannot be anybody's. */
export function isNobodys(to: string): boolean {
  return nobodys.test(to);
}
