/** One piece of post, ready to go: `id` is the sender's own name for it, and the same `id` is the same piece. */
export interface Message {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments?: readonly Attachment[];
}

/** A file that goes with a message. */
export interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/**
 * What became of a message: handed on, under a reference of the carrier's; or refused for good, for a reason a person
 * can do something about. What may yet succeed is neither: it is a `PostAway`.
 */
export type Delivery =
  { readonly outcome: 'sent'; readonly reference: string } | { readonly outcome: 'refused'; readonly why: string };

/** Whether the carrier has had a message: it has, it has not, or it cannot tell. */
export type Whereabouts =
  { readonly outcome: 'sent'; readonly reference: string } | { readonly outcome: 'never' } | { readonly outcome: 'unknown' };

/** Takes messages to people. */
export abstract class Post {
  /** Sends a message, or says why never; throws `PostAway` when it may be tried again. */
  abstract send(message: Message): Promise<Delivery>;

  /** Asks the carrier for an earlier message by its `id`, after the answer to it was lost; may throw `PostAway`. */
  abstract whereabouts(id: string): Promise<Whereabouts>;
}

/** The carrier cannot be used now. */
export class PostAway extends Error {
  override readonly name = 'PostAway';

  constructor(
    message: string,
    /** Whether the message may have gone all the same, because the answer to it was lost on the way. */
    readonly maybeSent: boolean,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}
