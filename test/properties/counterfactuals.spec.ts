import { type Counterfactual, counterfactuals, type Snapshot, worldOf } from '@allocation';
import { canonicalJson } from '@kernel';
import { type AtomicWhen, atomsOf, conditionsOf, criterionOf } from '@policy';
import fc from 'fast-check';
import { Dice } from '../verify/dice';
import { randomWorld } from '../verify/random-world';
import { answerTo, decidedOrStopped } from './decided';
import { oneStepLess, Otherwise } from './one-change';
import { type NumberedPreference, preferencesOf } from './parts-of';
import { pooledRounds, pooledSnapshot } from './pooled-worlds';
import { simpleRounds, simpleSnapshot, twinRounds } from './worlds';

/** Rounds of every kind, those of any shape most often. */
const anyRound: fc.Arbitrary<Snapshot> = fc.oneof(
  { arbitrary: fc.integer({ min: 1, max: 1_000_000 }).map((seed) => randomWorld(new Dice(seed))), weight: 4 },
  { arbitrary: simpleRounds({ children: 12, schools: 4 }).map(simpleSnapshot), weight: 1 },
  { arbitrary: twinRounds({ children: 10, schools: 3 }).map(simpleSnapshot), weight: 1 },
  { arbitrary: pooledRounds({ children: 14, schools: 2 }).map(pooledSnapshot), weight: 1 },
);

/** A few refused preferences of a round, and what each is told. */
function told(snapshot: Snapshot, pick: number): readonly { readonly preference: NumberedPreference; readonly changes: readonly Counterfactual[] }[] {
  const outcome = decidedOrStopped(snapshot);
  if (outcome === undefined) return [];
  const refused = preferencesOf(snapshot).filter(({ number }) => ['outranked', 'not-eligible'].includes(answerTo(outcome, number)));
  const world = worldOf(snapshot);
  return new Dice(pick).shuffled(refused).slice(0, 3).map((preference) => ({ preference, changes: counterfactuals(world, preference.number) }));
}

/** The single criteria of the intake's policy that could be accepted for the child and are not met. */
function acceptable(snapshot: Snapshot, { child, intake }: NumberedPreference): readonly AtomicWhen[] {
  const policy = snapshot.intakes[intake]?.policy;
  if (policy === undefined) return [];
  const atoms = new Map(conditionsOf(policy).flatMap(({ thing }) => atomsOf(thing)).map((atom) => [canonicalJson(atom), atom]));
  const nothingMeasured = { millimetres: () => Number.NaN, bandOf: () => undefined };
  return [...atoms.values()].filter((atom) => {
    const criterion = criterionOf(atom);
    return criterion.grant !== undefined && !criterion.meets(atom, policy.school.id)(snapshot.facts[child] ?? {}, nothingMeasured);
  });
}

describe('What would have changed the answer', () => {
  it('would have: made by hand and decided from the rows, each change wins the place, and a step less does not', () => {
    const seen = { criterion: 0, distance: 0, score: 0, points: 0 };
    fc.assert(
      fc.property(anyRound, fc.nat(), (snapshot, pick) => {
        for (const { preference, changes } of told(snapshot, pick)) {
          const otherwise = new Otherwise(snapshot, preference);
          for (const change of changes) {
            seen[change.kind] += 1;
            const less = oneStepLess(snapshot, preference, change);
            expect({ preference, change, wins: otherwise.offeredWith(change) }).toEqual({ preference, change, wins: true });
            if (less !== undefined) expect({ preference, less, wins: otherwise.offeredWith(less) }).toEqual({ preference, less, wins: false });
          }
        }
      }),
      { numRuns: 180 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
  });

  it('is the whole of it: no criterion that is left out would have won the place, nor a home at the gate', () => {
    fc.assert(
      fc.property(anyRound, fc.nat(), (snapshot, pick) => {
        for (const { preference, changes } of told(snapshot, pick)) {
          const otherwise = new Otherwise(snapshot, preference);
          const said = new Set(changes.flatMap((change) => (change.kind === 'criterion' ? [canonicalJson(change.when)] : [])));
          for (const when of acceptable(snapshot, preference)) {
            expect({ preference, when, wins: otherwise.offeredWith({ kind: 'criterion', when }) }).toEqual({ preference, when, wins: said.has(canonicalJson(when)) });
          }
          const nearer = new Set(changes.flatMap((change) => (change.kind === 'distance' && change.bound === 'at-most' ? [change.measure] : [])));
          for (const measure of snapshot.intakes[preference.intake]?.measures ?? []) {
            if (nearer.has(measure)) continue;
            const atTheGate: Counterfactual = { kind: 'distance', measure, bound: 'at-most', millimetres: 0 };
            expect({ preference, measure, wins: otherwise.offeredWith(atTheGate) }).toEqual({ preference, measure, wins: false });
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it("never names another child, and never holds out care, a child's safety or luck", () => {
    fc.assert(
      fc.property(anyRound, fc.nat(), (snapshot, pick) => {
        for (const { changes } of told(snapshot, pick)) {
          const words = canonicalJson(changes);
          for (const id of snapshot.children) expect(words).not.toContain(`"${id}"`);
          const kinds = changes.flatMap((change) => (change.kind === 'criterion' ? [change.when.kind] : []));
          expect(kinds.filter((kind) => kind === 'looked-after' || kind === 'vulnerable')).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
