import type { OfferState } from '@contract';
import { refusals } from './offers.refusals';

/**
 * Where an offer may go from each state; the database has the same table and refuses any other step.
 *
 * Declined may go back to accepted only while the place is still free and nobody waits for it. Replaced means that the
 * child was given a place they would rather have; lapsed, that the family took the whole application back.
 */
export const offerSteps: Readonly<Record<OfferState, readonly OfferState[]>> = {
  offered: ['accepted', 'declined', 'withdrawn', 'lapsed', 'replaced'],
  accepted: ['declined', 'withdrawn', 'lapsed', 'replaced'],
  declined: ['accepted'],
  withdrawn: [],
  lapsed: [],
  replaced: [],
};

/** The state that an offer moves to; refuses a step that the table does not have. */
export function move(from: OfferState, to: OfferState): OfferState {
  if (offerSteps[from].includes(to)) return to;
  throw refusals.wrongState({ says: `An offer that is ${from} cannot be ${to}.` });
}

/** Whether a child holds a place by an offer in this state. */
export function isLive(state: OfferState): boolean {
  return state === 'offered' || state === 'accepted';
}
