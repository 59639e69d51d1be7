import { buildSnapshot, decide, type HeldRow, type SnapshotParts } from '@allocation';
import fc from 'fast-check';
import { answerTo } from './decided';
import { preferencesOf } from './parts-of';
import { childId, schoolId, simpleParts, simpleRounds, simpleSnapshot } from './worlds';

/** Rows in which the first children have a place named in an EHC plan, in turn at each school, and counted or not. */
const withPlans = fc
  .record({ round: simpleRounds({ children: 12, schools: 3 }), plans: fc.integer({ min: 1, max: 5 }), counts: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }) })
  .map(({ round, plans, counts }): SnapshotParts => {
    const held = round.children.slice(0, plans).map((_, at): HeldRow => ({ child: childId(at), intake: schoolId(at % round.places.length), why: 'ehc-plan', counts: counts[at] ?? true, mayMove: false }));
    return { ...simpleParts(round), held };
  });

/** The rows without one child. */
function without(parts: SnapshotParts, child: string): SnapshotParts {
  const others = <Row extends { readonly child: string }>(rows: readonly Row[]): readonly Row[] => rows.filter((row) => row.child !== child);
  return {
    ...parts,
    children: parts.children.filter(({ id }) => id !== child),
    preferences: others(parts.preferences),
    facts: others(parts.facts),
    measurements: others(parts.measurements),
    held: others(parts.held),
  };
}

/** By school: the places that its list could fill. */
function placesToFill(parts: SnapshotParts): readonly number[] {
  return decide(buildSnapshot(parts)).stages.map(({ places }) => places);
}

describe('A child with an EHC plan', () => {
  it('is placed where the plan says, full or not, and stands on no list', () => {
    fc.assert(
      fc.property(withPlans, (parts) => {
        const snapshot = buildSnapshot(parts);
        const outcome = decide(snapshot);
        const ranked = new Set(outcome.lists.flatMap(({ order }) => [...order]));
        for (const { child, intake } of snapshot.held) {
          expect(outcome.placedIntake[child]).toBe(intake);
          for (const preference of preferencesOf(snapshot)) if (preference.child === child) expect(ranked.has(preference.number)).toBe(false);
        }
      }),
      { numRuns: 120 },
    );
  });

  it('leaves exactly one place behind, or none where the place does not count', () => {
    fc.assert(
      fc.property(withPlans, (parts) => {
        const before = placesToFill(parts);
        for (const { child, intake, counts } of parts.held) {
          const school = parts.intakes.findIndex(({ id }) => id === intake);
          const counted = parts.held.filter((one) => one.intake === intake && one.counts).length;
          const crowded = counted > (parts.intakes[school]?.places ?? 0);
          const after = placesToFill(without(parts, child));
          expect(after.map((places, at) => places - (before[at] ?? 0))).toEqual(before.map((_, at) => (at === school && counts && !crowded ? 1 : 0)));
        }
      }),
      { numRuns: 80 },
    );
  });
});

describe('A school that takes everyone and has room for all who ask', () => {
  it('refuses nobody, whatever is not known of them', () => {
    fc.assert(
      fc.property(simpleRounds({ children: 12, schools: 3 }), fc.nat(), (round, pick) => {
        const roomy = pick % round.places.length;
        const snapshot = simpleSnapshot({ ...round, places: round.places.map((places, school) => (school === roomy ? round.children.length : places)) });
        const unknown = { ...snapshot, facts: snapshot.facts.map(() => ({})) };
        for (const one of [snapshot, unknown]) {
          const outcome = decide(one);
          for (const { number, intake } of preferencesOf(one)) if (intake === roomy) expect(['offered', 'higher-offered']).toContain(answerTo(outcome, number));
        }
      }),
      { numRuns: 80 },
    );
  });
});
