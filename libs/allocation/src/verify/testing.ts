import { completePolicy, type ChildFacts, type Policy } from '@policy';
import type { Intake, Outcome, RankedList, Snapshot } from './documents';

/**
 * A round small enough to decide by hand, and its outcome written by hand, draws by a command-line tool.
 *
 * Oak has one place: Ann is looked after and comes first; Cat and Bob live equally near, and the draw puts Cat first.
 * Elm has four: Eve's plan names it, Cat and Dan are taken, one stays empty because Ann has Oak. Ash is asked for by
 * nobody; the fallback gives its one place to Fay, who lives nearer than Bob.
 */
export function handMadeSnapshot(): Snapshot {
  const nowhere: ChildFacts = {};
  return {
    digest: 'd'.repeat(64),
    round: { id: 'round', title: 'A round', authority: 'Anyshire', phase: 'secondary', year: 2027, kind: 'offer-day', fallback: { kind: 'nearest-with-vacancy', says: 'the nearest' } },
    intakes: [intake('ash', 1, 'b3113ad4bcb397a69ee79d65dc188550c4c82b0864263da7281bfbf6e9e6aee4'), intake('elm', 4, '5302d8eab6ab59c6e2d7c2aa13e7e93240cb5fb617e2a2f11708a4c954f3040c'), intake('oak', 1, 'e8c2577993d2a94063ec04fbde17d4a7ed48707f48aab455e39bf17ac64b0109')],
    children: ['ann', 'bob', 'cat', 'dan', 'eve', 'fay'],
    resident: Uint8Array.of(1, 1, 1, 1, 1, 1),
    facts: [{ care: 'looked-after' }, nowhere, nowhere, nowhere, nowhere, nowhere],
    preferenceStart: Int32Array.of(0, 2, 3, 5, 6, 7, 8),
    preferenceChild: Int32Array.of(0, 0, 1, 2, 2, 3, 4, 5),
    preferenceIntake: Int32Array.of(2, 1, 2, 2, 1, 1, 1, 2),
    preferenceRank: Uint8Array.of(1, 2, 1, 1, 2, 1, 1, 1),
    millimetres: [Float64Array.of(900_000, 500_000, 99_700, 100_499, 700_000, 700_000, 200_000, 300_000)],
    held: [{ child: 4, intake: 1, why: 'ehc-plan', counts: true, mayMove: false }],
    reach: { child: Int32Array.of(1, 5), intake: Int32Array.of(0, 0), millimetres: Float64Array.of(2_000_000, 1_000_000) },
  };
}

/** The one right outcome of the hand-made round. */
export function handMadeOutcome(): Outcome {
  const list = (intake: number, order: readonly number[], category: readonly number[], keys: readonly number[], drawn: readonly (readonly [number, string])[]): RankedList => ({
    intake,
    stage: 0,
    pool: 'all',
    rows: [0, 1, 2],
    vacancy: 0,
    order: Int32Array.from(order),
    category: Uint8Array.from(category),
    width: 1,
    keys: Float64Array.from(keys),
    drawn: new Map(drawn),
  });
  return {
    snapshot: 'd'.repeat(64),
    engine: 'by hand',
    placedIntake: Int32Array.of(2, -1, 1, 1, 1, 0),
    placedHow: Uint8Array.of(1, 0, 1, 1, 2, 3),
    placedStage: Int16Array.of(0, -1, 0, 0, -1, -1),
    placedVacancy: new Int32Array(6),
    verdicts: Uint8Array.of(0, 1, 2, 2, 0, 0, 4, 2),
    positions: Int32Array.of(0, 0, 2, 1, 1, 2, -1, 3),
    lists: [
      list(0, [], [], [], []),
      list(1, [1, 4, 5], [0, 2, 2], [500, 700, 700], [
        [1, '68b9160755a01029cba991ed459354f15e2afce78f313dbd3dca64bc666e7917'],
        [2, 'bc41a3eb5a6871807a4a0928f8fe6bfa44d1f437d6c548ef299e56a7ae90e566'],
      ]),
      list(2, [0, 3, 2, 7], [0, 2, 2, 2], [900, 100, 100, 300], [
        [1, '3bcc52e9604412f1c99b3965e4105f074abf3918f2365675d19b232fd57895f7'],
        [2, 'eb2347f63e6928f4a027abc26fb045535d38ebb01b89b6cd39e80e35e6dea5cd'],
      ]),
    ],
    stages: [
      { intake: 0, stage: 0, places: 1, taken: 0, lastTaken: -1 },
      { intake: 1, stage: 0, places: 3, taken: 2, lastTaken: 2 },
      { intake: 2, stage: 0, places: 1, taken: 1, lastTaken: 0 },
    ],
    passes: [],
  };
}

function intake(id: string, places: number, commitment: string): Intake {
  const draw = { intake: id, id: `draw-${id}`, commitment, seed: `the seed of ${id}`, supervisor: 'an independent person' };
  return { id, school: id, name: id, places, policy: policy(id, places), measures: ['home'], draw, ...(id === 'ash' ? { takesFallback: true } : {}) };
}

function policy(id: string, admissionNumber: number): Policy {
  return completePolicy(
    {
      schema: 1,
      id: `policy-of-${id}`,
      title: id,
      school: { id, name: id, kind: 'academy', religiousCharacter: 'none', selection: 'none' },
      entry: { year: 2027, group: 'year-7' },
      code: '2021',
      places: { admissionNumber },
      definitions: { measures: { home: { says: 'in a straight line', method: 'straight-line', from: 'address-point', to: { kind: 'centre' }, unit: 'metre', decimals: 0 } } },
      rows: [
        { id: 'care', name: 'Looked after', when: { kind: 'looked-after', who: ['looked-after', 'previously-looked-after', 'state-care-outside-england'] } },
        { id: 'sibling', name: 'Siblings', when: { kind: 'sibling', who: ['full', 'half'], onRoll: 'at-admission' } },
        { id: 'rest', name: 'Everyone else', when: { kind: 'everyone-else' } },
      ],
      tieBreak: [
        { by: 'distance', measure: 'home', first: 'nearest' },
        { by: 'draw', supervisedBy: 'an independent person' },
      ],
      multipleBirths: 'none',
    },
    id,
  );
}
