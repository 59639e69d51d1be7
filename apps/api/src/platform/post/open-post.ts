import { join } from 'node:path';
import { CannotStart } from '../cannot-start';
import type { Environment } from '../environment';
import { Leave } from './leave';
import { isHere, mailServerAt } from './mail-server';
import { NotifyPost } from './notify-post';
import { Outbox } from './outbox';
import type { Post } from './post';
import { senderFrom } from './sender';
import { SmtpPost } from './smtp-post';
import type { PostSettings } from './variables';

/** What the post is put together from. */
export interface PostParts {
  readonly mode: Environment['mode'];
  readonly post: PostSettings;
  /** Where the demonstration's outbox lives. */
  readonly folder: string;
  readonly now: () => Date;
}

/** The one carrier of the service: the outbox in the demonstration, a mail server or GOV.UK Notify for real families. */
export function openPost(parts: PostParts): Post {
  const leave = Leave.for(parts.mode);
  return leave === undefined ? postOfDemonstration(parts) : postOf(leave, parts.post);
}

/** Nothing in here has leave, so nothing it makes can reach the network beyond this machine. */
function postOfDemonstration({ post, folder, now }: PostParts): Post {
  if (post.notifyApiKey !== undefined) {
    throw new CannotStart(
      'The demonstration sends nothing by GOV.UK Notify. Unset NOTIFY_API_KEY, or set MODE=production.',
    );
  }
  if (post.smtpUrl === undefined) return new Outbox(join(folder, 'outbox.ndjson'), now);
  const server = mailServerAt(post.smtpUrl);
  if (!isHere(server)) {
    throw new CannotStart(
      'The demonstration sends nothing to other machines. Unset SMTP_URL, or set MODE=production to write to real families.',
    );
  }
  return SmtpPost.onThisMachine(server, senderFrom(post.mailFrom ?? 'demonstration@fairplace.example'));
}

function postOf(leave: Leave, { smtpUrl, mailFrom, notifyApiKey, notifyTemplate, notifyUrl }: PostSettings): Post {
  if (smtpUrl !== undefined && notifyApiKey !== undefined) {
    throw new CannotStart('Both SMTP_URL and NOTIFY_API_KEY are set. Keep the one that post is to go by.');
  }
  if (smtpUrl !== undefined) {
    if (mailFrom === undefined) throw new CannotStart('SMTP_URL is set, so MAIL_FROM must say whom e-mail comes from.');
    return SmtpPost.outside(leave, mailServerAt(smtpUrl), senderFrom(mailFrom));
  }
  if (notifyApiKey === undefined) {
    throw new CannotStart(
      'A service for real families must be able to write to them: set SMTP_URL and MAIL_FROM, or NOTIFY_API_KEY and NOTIFY_TEMPLATE.',
    );
  }
  if (notifyTemplate === undefined) {
    throw new CannotStart('NOTIFY_API_KEY is set, so NOTIFY_TEMPLATE must name the template that passes our words on.');
  }
  return new NotifyPost(leave, { url: notifyUrl, apiKey: notifyApiKey, template: notifyTemplate });
}
