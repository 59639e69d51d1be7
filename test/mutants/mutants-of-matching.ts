import type { Mutant } from './mutated-engine';

const matching = 'libs/allocation/src/match.ts';
const settling = 'libs/allocation/src/settle.ts';
const births = 'libs/allocation/src/births.ts';
const fallback = 'libs/allocation/src/fallback.ts';
const world = 'libs/allocation/src/world.ts';
const planning = 'libs/allocation/src/plan.ts';
const writing = 'libs/allocation/src/write-outcome.ts';

/** Mistakes in asking, in multiple births, in the fallback and in writing down. */
export const mutantsOfMatching: readonly Mutant[] = [
  { name: 'one child too many', file: matching, find: 'holding.count < holding.capacity', replace: 'holding.count <= holding.capacity', why: 'A school takes one child over its places.' },
  { name: 'worst pointer off by one', file: matching, find: 'let worst = holding.worst - 1;', replace: 'let worst = holding.worst - 2;', why: 'The next child let go is not the lowest one held.' },
  { name: 'better children refused', file: matching, find: 'if (position > holding.worst) return this.refuse', replace: 'if (position < holding.worst) return this.refuse', why: 'A full school turns away those who come before the children it holds.' },
  { name: 'worst pointer follows the best', file: matching, find: 'if (position > holding.worst) holding.worst = position;', replace: 'if (position < holding.worst || holding.worst < 0) holding.worst = position;', why: 'The best child held is let go instead of the lowest.' },
  { name: 'a wish skipped', file: matching, find: 'this.next[child] = preference + 1;', replace: 'this.next[child] = preference + 2;', why: 'A child who is refused never asks their next school.' },
  { name: 'seat taken back for nothing', file: matching, find: 'holding.capacity = vacanciesOf(plan, seats);', replace: '', why: 'A child returns to a place they hold and it is offered to another as well.' },
  { name: 'held place forgotten', file: matching, find: 'this.at[child] = ownSeat;', replace: 'this.at[child] = nowhere;', why: 'A child who found nothing better loses the place they had.' },
  { name: 'unsettled policy waved through', file: matching, find: 'if (gained.length === 0 && lost.length === 0) continue;', replace: 'continue;', why: 'A school that would want back a child it refused goes unnoticed.' },
  { name: 'twin left out', file: matching, find: 'this.granted.size > 0 && this.granted.get(child) === preference', replace: 'this.granted.get(child) === preference + 1', why: 'A granted place over the number is not given.' },
  { name: 'worse grant kept', file: settling, find: 'Math.min(preference, granted.get(child) ?? preference)', replace: 'Math.max(preference, granted.get(child) ?? preference)', why: 'Of two places granted over the number the child gets the one they want less.' },
  { name: 'siblings not counted again', file: settling, find: 'world = withSiblings(start, passes);', replace: '', why: 'A twin is offered, and the other still does not count as a sibling.' },
  { name: 'over the number without cause', file: births, find: 'return other !== child && at >= 0 && world.snapshot.preferenceIntake[at] === intake', replace: 'return other !== child && at >= 0', why: 'A twin placed anywhere opens a place over the number everywhere.' },
  { name: 'over the number caused by over the number', file: births, find: ' && !matched.overNumber.has(other)', replace: '', why: 'One place over the number becomes the cause of the next.' },
  { name: 'over the number only for the unplaced', file: births, find: 'const wants = at < 0 || preference < at;', replace: 'const wants = at < 0;', why: 'A twin placed at a lower wish is kept from joining the other.' },
  { name: 'fallback farthest first', file: fallback, find: 'a.distance - b.distance', replace: 'b.distance - a.distance', why: 'A child without a place is sent to the far end of the county.' },
  { name: 'catchment forgotten in the fallback', file: fallback, find: 'a.outside - b.outside || ', replace: '', why: 'The catchment school does not come first where the scheme says it does.' },
  { name: 'fallback for children of other authorities', file: fallback, find: 'snapshot.resident[child] !== 1 || ', replace: '', why: "Places are given to children whom another authority must place." },
  { name: 'fallback without a place left', file: fallback, find: "matched.choices[intake]?.results.reduce((sum, one) => sum + one.taken, 0) ?? 0", replace: '0', why: 'The fallback gives places that were offered already.' },
  { name: 'fallback of the held', file: fallback, find: ' || world.heldBy.has(child)) return;', replace: ') return;', why: 'A child with a fixed place is given a second.' },
  { name: 'own place asked for', file: world, find: 'if (snapshot.preferenceIntake[preference] === held.intake) end[child] = preference;', replace: 'if (snapshot.preferenceIntake[preference] === held.intake) end[child] = preference + 1;', why: 'A child competes for the place they hold and is ranked among those who have none.' },
  { name: 'fixed children among the applicants', file: 'libs/allocation/src/group-by-intake.ts', find: 'heldBy.size > 0 && heldBy.get(child)?.mayMove === false', replace: 'false', why: 'A child placed by an EHC plan moves the edges of the bands.' },
  { name: 'children ranked below what they hold', file: planning, find: 'heldBy.size === 0 ? asking : asking.filter', replace: 'true ? asking : asking.filter', why: 'Children stand on lists for places they would not take.' },
  { name: 'one draw for every vacancy', file: planning, find: '`${intake.draw.id}/vacancy-${String(vacancy)}`', replace: 'intake.draw.id', why: 'A waiting list is drawn once instead of afresh for each place (1.35).' },
  { name: 'one list for every vacancy', file: planning, find: "const perVacancy = shared.snapshot.round.kind === 'after-offer-day' && ready.draws;", replace: 'const perVacancy = false;', why: 'Each vacancy needs a fresh draw, and gets none (1.35).' },
  { name: 'linked births not linked', file: planning, find: "intake.policy.multipleBirths === 'linked-unit'", replace: 'false', why: 'Twins are parted although the policy keeps them together.' },
  { name: 'positions off by one', file: world, find: 'positions[preference] = position;', replace: 'positions[preference] = position + 1;', why: 'A parent is told the wrong place on the list.' },
  { name: 'plan not seated', file: writing, find: 'if (held.mayMove && matched.at[child] !== ownSeat) continue;', replace: 'if (matched.at[child] !== ownSeat) continue;', why: 'A child whose EHC plan names the school has no place (1.6).' },
  { name: 'answers swapped', file: writing, find: "verdict['not-eligible'] : verdict.outranked", replace: "verdict.outranked : verdict['not-eligible']", why: 'A parent is told that the child was not eligible when they were outranked.' },
  { name: 'fallback not written', file: writing, find: 'places.placedHow[child] = way.fallback;', replace: 'places.placedHow[child] = way.preference;', why: 'A place that nobody asked for is shown as a wish come true.' },
  { name: 'stage not written', file: writing, find: 'places.placedStage[child] = stage[at] ?? -1;', replace: 'places.placedStage[child] = 0;', why: 'The trail says the wrong pool took the child.' },
];
