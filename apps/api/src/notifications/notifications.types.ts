import type { About, HappeningKind } from '../audit';
import type { LetterData, LetterKind } from '@letters';
import type { Tx } from '../platform';

/** A happening that asks for letters, as it was told. */
export interface LetterOrder {
  readonly id: string;
  /** The happening: the same cause never writes a second letter of a kind to the same person. */
  readonly cause: string;
  readonly kind: HappeningKind;
  readonly at: Date;
  readonly account: string;
  readonly authority: string;
  readonly child: string | null;
  readonly subject: string;
  readonly about: About;
}

/** Whom a letter is for: an account, the address of an application without one, or a corporate parent. */
export type Recipient = {
  readonly name: string | undefined;
  readonly email: string | null;
  /** The lines for paper; none where nobody told us. */
  readonly address: readonly string[];
} & (
  | { readonly by: 'account'; readonly account: string }
  | { readonly by: 'address'; readonly application: string }
  | { readonly by: 'corporate-parent'; readonly authority: string }
);

/** A letter of one kind, ready to be written. */
export interface LetterToWrite<Kind extends LetterKind = LetterKind> {
  readonly kind: Kind;
  readonly cause: string;
  readonly authority: string;
  readonly child: string;
  readonly application: string | null;
  readonly to: Recipient;
  readonly data: LetterData<Kind>;
  /** Nobody but officers sees it, and it does not go out, before this moment. */
  readonly seenFrom: Date;
}

/** Any letter ready to be written; each kind with its own data. */
export type AnyLetter = { [Kind in LetterKind]: LetterToWrite<Kind> }[LetterKind];

/** Writes the letters of its kinds: knows what they say, and to whom. */
export interface LetterWriter {
  /** The letters that these orders ask for; none for an order that no longer asks for any. */
  write(tx: Tx, orders: readonly LetterOrder[]): Promise<readonly AnyLetter[]>;
}

/** Writes the letters of one order that asks for many at once. */
export interface MailingWriter {
  /** What the mailing is, when it may go out, and its letters, a few at a time. */
  open(tx: Tx, order: LetterOrder): Promise<MailingToWrite>;
}

export interface MailingToWrite {
  /** A word for officers, such as `offers`. */
  readonly what: string;
  readonly dueAt: Date;
  /** How many pieces there are to be asked for. */
  readonly total: number;
  /** The letters, in pieces of so many children; each is asked for once, in order. */
  pieces(size: number): Iterable<readonly AnyLetter[]>;
}
