import type { WaitingMove, WaitingState } from '@contract';

const moves: Readonly<Record<WaitingMove, string>> = {
  'new-list': 'This is the first list.',
  joined: 'Your child joined the list.',
  stayed: 'Your child’s place has not changed.',
  'up-child-left': 'Your child moved up, because a child before them left the list.',
  'up-child-placed': 'Your child moved up, because a child before them was given a place.',
  'up-facts-changed': 'Your child moved up, because what we know of another child has changed.',
  'up-own-facts': 'Your child moved up, because what we know of your child has changed.',
  'down-child-joined': 'Your child moved down, because a child with higher priority joined the list.',
  'down-facts-changed': 'Your child moved down, because what we know of another child has changed.',
  'down-own-facts': 'Your child moved down, because what we know of your child has changed.',
};

/** Why a child moved on a waiting list, in a sentence for the family. Never says anything of another child but that. */
export function sayMove(move: WaitingMove): string {
  return moves[move];
}

/** Where a child stands, in a sentence for the family. */
export function sayWaiting(
  state: WaitingState,
  line: { readonly position: number | null; readonly equals: number | null; readonly of: number | null },
): string {
  if (state === 'left') return 'You took your child off this waiting list.';
  if (state === 'placed') return 'Your child was offered a place here.';
  if (state === 'closed') return 'Your child is no longer on this waiting list.';
  const { position, equals, of } = line;
  if (position === null || of === null) return 'Your child’s place will be on the next list.';
  const among = `number ${String(position)} of ${String(of)}`;
  if (equals === null || equals === 1) return `Your child is ${among} on the waiting list.`;
  return `Your child is ${among} on the waiting list, level with ${others(equals - 1)}. If a place comes free, a draw decides between them.`;
}

function others(count: number): string {
  return count === 1 ? 'one other child' : `${String(count)} other children`;
}
