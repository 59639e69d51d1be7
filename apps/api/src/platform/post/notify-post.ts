import { NotifyClient } from 'notifications-node-client';
import { z } from 'zod';
import { faultIn } from './check-message';
import { Leave } from './leave';
import { type Delivery, type Message, Post, PostAway, type Whereabouts } from './post';

/** How GOV.UK Notify is reached, and which of its templates passes our words on. */
export interface NotifySettings {
  readonly url: string;
  readonly apiKey: string;
  /** Its subject is `((subject))` and its message is `((body))`. */
  readonly template: string;
}

/** An answer of Notify that says no. */
const Problem = z.object({
  response: z.object({
    status: z.number(),
    data: z
      .object({ errors: z.array(z.object({ error: z.string(), message: z.string() })) })
      .optional()
      .catch(undefined),
  }),
});

const Sent = z.object({ data: z.object({ id: z.string() }) });
const Found = z.object({ data: z.object({ notifications: z.array(z.object({ id: z.string() })) }) });

/** Complaints about this one message and whom it is for, which waiting does not mend. The rest is about our settings. */
const forGood = /email_address|team-only|trial mode|too long|too big|character limit/i;

/** Notify answers within seconds; after so long it does not. */
const patience = 60_000;

/** Sends by GOV.UK Notify, which takes text alone. Its own record is asked before each message, so that none goes twice. */
export class NotifyPost extends Post {
  private readonly client: NotifyClient;

  constructor(
    leave: Leave,
    private readonly settings: NotifySettings,
    private readonly waits = patience,
  ) {
    super();
    Leave.check(leave);
    this.client = new NotifyClient(settings.url.replace(/\/+$/, ''), settings.apiKey);
  }

  async send(message: Message): Promise<Delivery> {
    const fault = faultIn(message);
    if (fault !== undefined) return { outcome: 'refused', why: fault };
    if ((message.attachments ?? []).length > 0) {
      return { outcome: 'refused', why: 'GOV.UK Notify cannot carry attachments.' };
    }
    const before = await this.sentBefore(message.id);
    return before === undefined ? this.sendNow(message) : { outcome: 'sent', reference: before };
  }

  async whereabouts(id: string): Promise<Whereabouts> {
    const reference = await this.sentBefore(id);
    return reference === undefined ? { outcome: 'never' } : { outcome: 'sent', reference };
  }

  /** Notify's number of this message, if an earlier try got through although its answer was lost. */
  private async sentBefore(id: string): Promise<string | undefined> {
    try {
      const asked = this.client.getNotifications('email', undefined, id);
      return Found.parse(await this.inTime(asked)).data.notifications[0]?.id;
    } catch (error) {
      throw this.away(error, false);
    }
  }

  private async sendNow({ id, to, subject, text }: Message): Promise<Delivery> {
    const { template } = this.settings;
    try {
      const personalisation = { subject, body: text };
      const sent = await this.inTime(this.client.sendEmail(template, to, { personalisation, reference: id }));
      return { outcome: 'sent', reference: Sent.parse(sent).data.id };
    } catch (error) {
      const { status, says } = problemIn(error);
      if (status === 400 && forGood.test(says)) return { outcome: 'refused', why: `GOV.UK Notify said: ${says}` };
      // Without an answer, or with one that Notify's own trouble cut short, the message may be on its way.
      throw this.away(error, status === 0 || status >= 500);
    }
  }

  private away(error: unknown, maybeSent: boolean): PostAway {
    const { status, says } = problemIn(error);
    const what = status === 0 ? 'cannot be asked' : `answered with ${status}`;
    // The error itself holds the request, with our token in it, and is left behind.
    return new PostAway(`GOV.UK Notify ${what}: ${says}`, maybeSent);
  }

  private async inTime<T>(answer: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(new Error('it does not answer'));
      }, this.waits);
    });
    try {
      return await Promise.race([answer, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** The number and the words of a refusal; number 0 when there was no answer, or none that can be read. */
function problemIn(error: unknown): { readonly status: number; readonly says: string } {
  const problem = Problem.safeParse(error);
  if (!problem.success)
    return { status: 0, says: error instanceof Error ? error.message : 'no answer that can be read' };
  const { status, data } = problem.data.response;
  const says = (data?.errors ?? []).map(({ error: kind, message }) => `${kind}: ${message}`).join('; ');
  return { status, says: says === '' ? 'no reason was given' : says };
}
