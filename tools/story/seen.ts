import type { AnswerOf, correctionRoutes, MyOffer, offerRoutes, Receipt, Run } from '@contract';
import type { z } from 'zod';

type Answered = AnswerOf<typeof offerRoutes.answer>;

/** The moments at which a family looks at its offer. */
export type OfferMoment = 'offer-day' | 'after-correction' | 'after-first-places' | 'after-second-places';

/** What somebody in the story saw, as the service showed it: for whoever tells the story, and for a test of what it saw. */
export type Sighting =
  | { readonly what: 'policy'; readonly school: string; readonly categories: readonly string[] }
  | { readonly what: 'remarks'; readonly says: readonly string[] }
  | { readonly what: 'receipt'; readonly child: string; readonly receipt: Receipt }
  | { readonly what: 'refusal'; readonly who: string; readonly to: string; readonly says: string }
  | { readonly what: 'contested'; readonly who: string; readonly contested: boolean }
  | { readonly what: 'finding'; readonly who: string; readonly state: string; readonly reason: string }
  | { readonly what: 'blocks'; readonly counts: ReadonlyMap<string, number> }
  | { readonly what: 'run'; readonly run: z.output<typeof Run> }
  | { readonly what: 'offer'; readonly when: OfferMoment; readonly who: string; readonly child: string; readonly shown: MyOffer }
  | { readonly what: 'place'; readonly when: OfferMoment; readonly child: string; readonly school: string | null }
  | { readonly what: 'letter'; readonly who: string; readonly kind: string; readonly subject: string; readonly text: string }
  | { readonly what: 'answer'; readonly who: string; readonly child: string; readonly first: Answered; readonly again: Answered }
  | { readonly what: 'declined-by-telephone'; readonly school: string; readonly child: string }
  | { readonly what: 'unanswered'; readonly families: number }
  | { readonly what: 'correction'; readonly correction: AnswerOf<typeof correctionRoutes.decide> }
  | { readonly what: 'waiting-list'; readonly school: string; readonly list: AnswerOf<typeof offerRoutes.waitingList> }
  | { readonly what: 'timeline'; readonly who: string; readonly says: readonly string[] }
  | { readonly what: 'audit'; readonly whole: boolean; readonly sealed: number };

/** One kind of sighting. */
export type Seen<What extends Sighting['what']> = Extract<Sighting, { readonly what: What }>;
