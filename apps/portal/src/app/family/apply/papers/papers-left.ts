import type { ClaimStanding, EvidenceItem } from '@contract';

/** Whether a paper may be sent for a claim now: always where one is needed, otherwise once it was asked for. */
export function takes({ documents, askedBy, findings, state }: ClaimStanding): boolean {
  if (askedBy.length === 0 || documents === 'never' || state === 'accepted') return false;
  return documents === 'needed' || findings.some(({ outcome }) => outcome !== 'accepted');
}

/** The papers of a claim that came and were not removed. */
export function cameFor({ items }: ClaimStanding): readonly EvidenceItem[] {
  return items.filter(({ removed }) => removed === null);
}

/** Whether a paper is still to come for a claim. That a child is in care now, the virtual school says itself. */
export function isMissing(one: ClaimStanding): boolean {
  if (!takes(one) || (one.claim.kind === 'care' && one.claim.status === 'looked-after')) return false;
  return one.state === 'more-needed' || (one.state === 'waiting' && cameFor(one).length === 0);
}

/** The claims as they will stand: with changes that can still be sent, otherwise as they were sent. */
export function standingNow(all: readonly ClaimStanding[], canChange: boolean): readonly ClaimStanding[] {
  return all.filter(({ sent, stays }) => (sent ? stays || !canChange : canChange));
}
