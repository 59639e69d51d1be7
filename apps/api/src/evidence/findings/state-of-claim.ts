import type { ClaimStanding, FindingOutcome } from '@contract';

/**
 * How a claim stands: by its newest finding, once every file that was sent for it has been answered too, so that nothing
 * a family sent is passed over.
 */
export function stateOfClaim(newest: FindingOutcome | undefined, itemsWaiting: number): ClaimStanding['state'] {
  return newest === undefined || itemsWaiting > 0 ? 'waiting' : newest;
}
