import type { SimpleChild, SimpleRound } from '../properties/worlds';

/** Corners of multiple births that dice hardly ever throw, made by hand. */
export const cornerRounds: readonly SimpleRound[] = [
  // Three born together, and a fourth child. Granted a place beside the first triplet, the third gives up another; that
  // lets the second in where the third would rather be, so a better place is granted in the next pass.
  {
    places: [1, 1, 1],
    multipleBirths: ['admit-all-over-number', 'admit-all-over-number', 'admit-all-over-number'],
    children: [child([1], [9, 1, 9], 1), child([0], [2, 9, 9], 1), child([0, 1, 2], [3, 2, 1], 1), child([2, 0], [1, 9, 2])],
  },
  // The second triplet loses a place to a twin who counts as a sibling in the next pass. By then the first triplet has a
  // place over the number beside the third: the cause of the second's is the third, who was taken as a wish.
  {
    places: [1, 2],
    multipleBirths: ['admit-all-over-number', 'sibling-once-one-offered'],
    children: [child([0], [2, 9], 1), child([1, 0], [3, 2], 1), child([0], [1, 8], 1), child([1], [7, 1], 2), child([1], [6, 3], 2)],
  },
];

function child(wishes: readonly number[], metres: readonly number[], birth?: number): SimpleChild {
  return { wishes, metres, sibling: [], lookedAfter: false, ...(birth === undefined ? {} : { birth }) };
}
