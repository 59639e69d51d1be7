import { careStatuses } from '@policy';
import { z } from 'zod';
import { pageOf, PageQuery } from './page';
import { routes } from './route';

/** Lists that officers send of children whom only they know of: with EHC plans, or looked after. */
export const listKinds = ['ehc-plans', 'looked-after'] as const;
export type ListKind = (typeof listKinds)[number];

export const lineStates = ['matched', 'to-decide', 'no-child', 'ended'] as const;
export type LineState = (typeof lineStates)[number];

/** A child that a line may mean, and why it is not certain. */
const Candidate = z.strictObject({
  child: z.uuid(),
  firstNames: z.string(),
  lastName: z.string(),
  dateOfBirth: z.iso.date(),
  school: z.string().nullable(),
  /** Exactly alike, or how it differs. */
  why: z.enum(['exact', 'one-letter', 'day-and-month', 'same-birth', 'other-school', 'other-surname']),
});
export type Candidate = z.infer<typeof Candidate>;

export const ListLine = z.strictObject({
  id: z.uuid(),
  number: z.int(),
  firstNames: z.string(),
  lastName: z.string(),
  dateOfBirth: z.iso.date(),
  school: z.string().nullable(),
  /** For EHC plans: the school named, `elsewhere`, or `none`. */
  place: z.string().nullable(),
  counts: z.boolean(),
  care: z.enum(careStatuses).nullable(),
  state: z.enum(lineStates),
  child: z.uuid().nullable(),
  reason: z.string().nullable(),
  candidates: z.array(Candidate),
});
export type ListLine = z.infer<typeof ListLine>;

/** How a list was read and matched. */
export const ListReceived = z.strictObject({
  id: z.uuid(),
  kind: z.enum(listKinds),
  name: z.string(),
  lines: z.int(),
  /** Lines that were there from an earlier list already. */
  known: z.int(),
  matched: z.int(),
  toDecide: z.int(),
  noChild: z.int(),
});
export type ListReceived = z.infer<typeof ListReceived>;

const OfList = z.strictObject({ round: z.uuid(), kind: z.enum(listKinds) });
const OfLine = z.strictObject({ line: z.uuid() });
const Reason = z.string().trim().min(5).max(2000);

export const childrenListRoutes = routes({
  receive: {
    method: 'post',
    path: 'rounds/:round/lists/:kind',
    summary: 'Sends a list as CSV. Children are matched exactly or left for a person to decide; bad lines are named.',
    params: OfList,
    takes: 'file',
    answer: ListReceived,
    status: 201,
  },
  lines: {
    method: 'get',
    path: 'rounds/:round/lists/:kind',
    summary: 'The lines of the lists of a kind, with the children that undecided ones may mean.',
    params: OfList,
    query: z.strictObject({ ...PageQuery.shape, state: z.enum(lineStates).optional() }),
    answer: pageOf(ListLine),
  },
  decide: {
    method: 'post',
    path: 'list-lines/:line/decide',
    summary: 'Says which child a line means, or that the child has no application.',
    params: OfLine,
    body: z.strictObject({ child: z.uuid().nullable(), reason: Reason }),
    answer: ListLine,
  },
  end: {
    method: 'post',
    path: 'list-lines/:line/end',
    summary: 'Ends a line that is no longer true.',
    params: OfLine,
    body: z.strictObject({ reason: Reason }),
    answer: ListLine,
  },
});
