import { z } from 'zod';
import { pageOf, PageQuery } from './page';
import { routes } from './route';

const Instant = z.iso.datetime();
const Reason = z.string().trim().min(5).max(2000);

/** One child whom the right fact would have given something else. */
export const CorrectionDifference = z.strictObject({
  child: z.uuid(),
  /** The intake they were placed at; nothing for no place. */
  had: z.string().nullable(),
  wouldHave: z.string().nullable(),
  /** Whether they would rather have had that: then the mistake cost them a place. */
  lost: z.boolean(),
  why: z.array(z.string()),
});
export type CorrectionDifference = z.infer<typeof CorrectionDifference>;

/** What a wrong fact changed, with and without it, and what is to be done. */
export const Correction = z.strictObject({
  id: z.uuid(),
  run: z.uuid(),
  child: z.uuid(),
  because: z.string(),
  /** What is known now and was not so in the run: the files of the snapshot and their rows, before and after. */
  changed: z.array(z.strictObject({ part: z.string(), before: z.array(z.string()), after: z.array(z.string()) })),
  differences: z.array(CorrectionDifference),
  /** Places over the number that would put it right; nobody else loses theirs (1.4). */
  remedies: z.array(z.strictObject({ child: z.uuid(), intake: z.string(), says: z.string() })),
  /** The digest of the corrected snapshot. */
  corrected: z.string(),
  state: z.enum(['drafted', 'approved', 'refused']),
  draftedBy: z.string(),
  draftedAt: Instant,
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  decidedBecause: z.string().nullable(),
});
export type Correction = z.infer<typeof Correction>;

const OfCorrection = z.strictObject({ correction: z.uuid() });

/** Putting right what a wrong fact did after release. */
export const correctionRoutes = routes({
  show: {
    method: 'post',
    path: 'runs/:run/corrections',
    summary:
      'Decides a released run again with what is now known of one child, and says exactly who would have had what.',
    params: z.strictObject({ run: z.uuid() }),
    body: z.strictObject({ child: z.uuid(), because: Reason }),
    answer: Correction,
    status: 201,
  },
  list: {
    method: 'get',
    path: 'runs/:run/corrections',
    summary: 'The corrections of a run, newest first.',
    params: z.strictObject({ run: z.uuid() }),
    query: PageQuery,
    answer: pageOf(Correction),
  },
  one: {
    method: 'get',
    path: 'corrections/:correction',
    summary: 'One correction.',
    params: OfCorrection,
    answer: Correction,
  },
  decide: {
    method: 'post',
    path: 'corrections/:correction/decision',
    summary: 'Approves or refuses the remedy, by a second officer. What is approved is given at once.',
    params: OfCorrection,
    body: z.strictObject({ approve: z.boolean(), because: Reason }),
    answer: Correction,
  },
});
