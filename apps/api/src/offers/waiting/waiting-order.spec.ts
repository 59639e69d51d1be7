import { buildSnapshot, decide, type SnapshotParts, TrailReader } from '@allocation';
import { partsOfWorld, type World, worlds } from '@support/worlds';
import fc from 'fast-check';
import type { ToldTrail } from '../../allocation';
import { followRun } from '../making/follow-run';
import { compareLists } from './compare-lists';
import { afterwards, type WaitingLine, waitingLists } from './waiting-order';

const schoolId = (school: number): string => `s${String(school + 1)}`;
const childId = (child: number): string => `c${String(child + 1).padStart(2, '0')}`;
const rounds = worlds({ children: 10, schools: 3 });

/** The round after its offers are made, and whom each school refused. */
function afterOffers(parts: SnapshotParts): {
  parts: SnapshotParts;
  refused: ReadonlyMap<string, ReadonlySet<string>>;
} {
  const snapshot = buildSnapshot(parts);
  const reader = new TrailReader(snapshot, decide(snapshot));
  const trails = snapshot.children.map((_, child): ToldTrail => {
    const { placed, entries, ...trail } = reader.trailOf(child);
    return { ...trail, placed: placed ?? null, entries: entries.map((entry) => ({ ...entry, says: [] })) };
  });
  const nothing = { live: new Map(), held: new Map(), refused: new Set<string>(), declined: new Set<string>() };
  const { refusals, held } = followRun(trails, nothing);
  const refused = new Map<string, Set<string>>();
  for (const { child, intake } of refusals) refused.set(intake, (refused.get(intake) ?? new Set()).add(child));
  return { parts: afterwards(parts, held), refused };
}

/** Who comes first at a school by its policy, worked out from the children alone. */
function policyRank(child: World['children'][number], school: number): readonly [number, number] {
  const row = child.lookedAfter ? 1 : child.sibling[school] === true ? 2 : 3;
  return [row, child.metres[school] ?? 0];
}

const namesOf = (lines: readonly WaitingLine[] | undefined): readonly string[] =>
  (lines ?? []).map(({ child }) => child);

describe('A waiting list', () => {
  it('has exactly those who were refused, in the order of the policy', () => {
    fc.assert(
      fc.property(rounds, (round: World) => {
        const { parts, refused } = afterOffers(partsOfWorld(round));
        const lists = waitingLists(parts);
        round.places.forEach((_, school) => {
          const waiting = round.children
            .map((child, at) => ({ id: childId(at), rank: policyRank(child, school) }))
            .filter(({ id }) => refused.get(schoolId(school))?.has(id) === true)
            .sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1]);
          expect(namesOf(lists.get(schoolId(school)))).toEqual(waiting.map(({ id }) => id));
        });
      }),
      { numRuns: 150 },
    );
  });

  it('leaves out whoever left, and nobody else moves but up', () => {
    fc.assert(
      fc.property(rounds, fc.nat(9), (round, leaver) => {
        const { parts } = afterOffers(partsOfWorld(round));
        const before = waitingLists(parts);
        const after = waitingLists(parts, (child) => child === childId(leaver));
        for (const [intake, lines] of before) {
          expect(namesOf(after.get(intake))).toEqual(namesOf(lines).filter((child) => child !== childId(leaver)));
          const moved = compareLists(after.get(intake) ?? [], lines, new Set());
          for (const { position, before: then, because } of moved) {
            expect(because).toBe(then !== null && position < then ? 'up-child-left' : 'stayed');
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('lets children whom only a draw would separate share a position', () => {
    const child = { wishes: [0], sibling: [false], lookedAfter: false };
    const near = { ...child, metres: [5] };
    const parts = partsOfWorld({
      places: [0],
      children: [near, { ...child, metres: [9] }, { ...child, metres: [9] }, { ...child, metres: [12] }],
    });
    const lines = waitingLists(afterwards(parts, [])).get(schoolId(0)) ?? [];
    expect(lines.map(({ position, equals }) => [position, equals])).toEqual([
      [1, 1],
      [2, 2],
      [2, 2],
      [4, 1],
    ]);
    expect(namesOf(lines)).toEqual([childId(0), childId(1), childId(2), childId(3)]);
  });
});

describe('Why a child moved', () => {
  const line = (child: string, place: number, standing = child): WaitingLine => {
    return { pool: 'all', place, child, position: place, equals: 1, category: 'Other children', standing };
  };
  const reasons = (
    now: readonly WaitingLine[],
    then: readonly WaitingLine[] | undefined,
    placed: readonly string[] = [],
  ) => compareLists(now, then, new Set(placed)).map(({ child, because }) => `${child} ${because}`);

  it.each([
    ['a first list', [line('a', 1)], undefined, [], ['a new-list']],
    ['nothing', [line('a', 1)], [line('a', 1)], [], ['a stayed']],
    ['a child who joined above', [line('b', 1), line('a', 2)], [line('a', 1)], [], ['b joined', 'a down-child-joined']],
    ['a child who was placed', [line('a', 1)], [line('b', 1), line('a', 2)], ['b'], ['a up-child-placed']],
    ['a child who left', [line('a', 1)], [line('b', 1), line('a', 2)], [], ['a up-child-left']],
    [
      'facts',
      [line('b', 1, 'new'), line('a', 2)],
      [line('a', 1), line('b', 2)],
      [],
      ['b up-own-facts', 'a down-facts-changed'],
    ],
    [
      'facts the other way',
      [line('b', 1), line('a', 2, 'new')],
      [line('a', 1), line('b', 2)],
      [],
      ['b up-facts-changed', 'a down-own-facts'],
    ],
  ])('is said after %s', (_what, now, then, placed, said) => {
    expect(reasons(now, then, placed)).toEqual(said);
  });
});
