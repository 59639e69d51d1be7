import { z } from 'zod';
import { pageOf, PageQuery } from './page';
import { routes } from './route';
import { AuthorityId, Text } from './school-words';

/**
 * How a letter is on its way. By e-mail: waiting, being handed over, sent; refused for good; unsure, when the answer to it
 * was lost; stopped, because whom it was for may have it no more. On paper: to be printed, printed.
 */
export const deliveryStates = [
  'waiting',
  'sending',
  'sent',
  'refused',
  'unsure',
  'stopped',
  'paper',
  'printed',
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

const Instant = z.iso.datetime();

export const LetterDelivery = z.strictObject({
  state: z.enum(deliveryStates),
  /** When it was sent or printed. */
  at: Instant.nullable(),
  /** Not before this moment. */
  dueAt: Instant,
  /** For officers: why it was refused, stopped or left unsure. */
  says: z.string().nullable(),
});

/** A letter as a list shows it. */
export const LetterLine = z.strictObject({
  id: z.uuid(),
  kind: z.string(),
  reference: z.string(),
  subject: z.string(),
  child: z.uuid(),
  application: z.uuid().nullable(),
  authority: z.string(),
  writtenAt: Instant,
  /** The moment from which whoever it is for can see it. */
  seenFrom: Instant,
  delivery: LetterDelivery,
});
export type LetterLine = z.infer<typeof LetterLine>;

/** A letter, exactly as it was sent. */
export const LetterWhole = z.strictObject({
  ...LetterLine.shape,
  language: z.string(),
  text: z.string(),
  /** The same words as a whole HTML document: the e-mail, or the page that was printed. */
  document: z.string(),
  /** SHA-256 over subject, text and document, as they were written. */
  digest: z.string(),
});
export type LetterWhole = z.infer<typeof LetterWhole>;

/** Something that happened to a child, in words for the family. */
export const TimelineLine = z.strictObject({
  at: Instant,
  kind: z.string(),
  says: z.string(),
  /** The letter that it is about, to be opened. */
  letter: z.uuid().nullable(),
});
export type TimelineLine = z.infer<typeof TimelineLine>;

/** Letters that go out together, and how far they are. */
export const Mailing = z.strictObject({
  id: z.uuid(),
  authority: z.string(),
  what: z.string(),
  madeAt: Instant,
  dueAt: Instant,
  /** What the order of sending was drawn from; anybody can work it out again. */
  seed: z.string(),
  paused: z.boolean(),
  letters: z.int(),
  waiting: z.int(),
  sending: z.int(),
  sent: z.int(),
  refused: z.int(),
  unsure: z.int(),
  stopped: z.int(),
  paper: z.int(),
  printed: z.int(),
});
export type Mailing = z.infer<typeof Mailing>;

/** Letters printed together; the pages can be fetched again. */
export const Printing = z.strictObject({
  id: z.uuid(),
  authority: z.string(),
  madeAt: Instant,
  letters: z.int(),
  /** Letters whose address nobody told us: they are printed without one. */
  withoutAddress: z.int(),
});
export type Printing = z.infer<typeof Printing>;

/** A letter that could not be written yet, and why. */
export const LetterOrderLine = z.strictObject({
  id: z.uuid(),
  authority: z.string(),
  kind: z.string(),
  child: z.uuid().nullable(),
  at: Instant,
  attempts: z.int(),
  failure: z.string().nullable(),
});
export type LetterOrderLine = z.infer<typeof LetterOrderLine>;

const OneLetter = z.strictObject({ letter: z.uuid('Give the id of a letter.') });
const OneMailing = z.strictObject({ mailing: z.uuid('Give the id of a mailing.') });

export const notificationRoutes = routes({
  letters: {
    method: 'get',
    path: 'letters',
    summary: 'Letters, the latest first: a parent’s own, or for officers those of their authority.',
    query: z.strictObject({
      child: z.uuid().optional(),
      application: z.uuid().optional(),
      authority: AuthorityId.optional(),
      mailing: z.uuid().optional(),
      kind: z.string().max(60).optional(),
      state: z.enum(deliveryStates).optional(),
      ...PageQuery.shape,
    }),
    answer: pageOf(LetterLine),
  },
  letter: {
    method: 'get',
    path: 'letters/:letter',
    summary: 'One letter, exactly as it was sent.',
    params: OneLetter,
    answer: LetterWhole,
  },
  timeline: {
    method: 'get',
    path: 'children/:child/timeline',
    summary: 'What happened with a child’s application, in plain words for the family, the latest first.',
    params: z.strictObject({ child: z.uuid('Give the id of a child.') }),
    query: PageQuery,
    answer: pageOf(TimelineLine),
  },
  settle: {
    method: 'post',
    path: 'letters/:letter/settle',
    summary: 'Decides about a letter that was refused, stopped, or may have been sent: it went, send it, or print it.',
    params: OneLetter,
    body: z.strictObject({ as: z.enum(['sent', 'send', 'paper']), reason: Text }),
    answer: LetterDelivery,
  },
  mailings: {
    method: 'get',
    path: 'mailings',
    summary: 'Letters that go out together, and how far they are, the latest first.',
    query: z.strictObject({ authority: AuthorityId.optional(), ...PageQuery.shape }),
    answer: pageOf(Mailing),
  },
  pause: {
    method: 'post',
    path: 'mailings/:mailing/pause',
    summary: 'Pauses a mailing: what has not been sent waits.',
    params: OneMailing,
    body: z.strictObject({ reason: Text }),
    answer: Mailing,
  },
  resume: {
    method: 'post',
    path: 'mailings/:mailing/resume',
    summary: 'Lets a paused mailing go on.',
    params: OneMailing,
    answer: Mailing,
  },
  print: {
    method: 'post',
    path: 'authorities/:authority/printings',
    summary: 'Takes the letters that are due on paper to be printed, each once.',
    params: z.strictObject({ authority: AuthorityId }),
    answer: Printing,
    status: 201,
  },
  pages: {
    method: 'get',
    path: 'printings/:printing/pages',
    summary: 'The letters of a printing as one file of pages.',
    params: z.strictObject({ printing: z.uuid('Give the id of a printing.') }),
    gives: 'file',
  },
  unwritten: {
    method: 'get',
    path: 'letter-orders',
    summary: 'Letters that could not be written yet, and why.',
    query: z.strictObject({ authority: AuthorityId.optional(), ...PageQuery.shape }),
    answer: pageOf(LetterOrderLine),
  },
  retry: {
    method: 'post',
    path: 'letter-orders/:order/retry',
    summary: 'Tries again to write a letter that could not be written.',
    params: z.strictObject({ order: z.uuid('Give the id of what is to be written.') }),
    answer: LetterOrderLine,
  },
});
