import type { MeasurementRow, Snapshot, SnapshotParts } from '@allocation';
import type { ChildFacts } from '@policy';

/** The rows that make a snapshot again, so that a test can change or shuffle them and decide from scratch. */
export function partsOf(snapshot: Snapshot): SnapshotParts {
  const id = (child: number): string => snapshot.children[child] ?? '';
  const intakeId = (intake: number): string => snapshot.intakes[intake]?.id ?? '';
  const preferences = preferencesOf(snapshot);
  return {
    round: snapshot.round,
    policies: snapshot.intakes.map(({ policy }) => policy),
    intakes: snapshot.intakes.map(({ policy, measures: _measures, draw: _draw, ...row }) => ({ ...row, policy: policy.id })),
    children: snapshot.children.map((one, child) => ({ id: one, resident: snapshot.resident[child] === 1 })),
    preferences: preferences.map(({ child, intake, rank }) => ({ child: id(child), intake: intakeId(intake), rank })),
    facts: snapshot.facts.map((facts, child) => ({ child: id(child), facts: known(facts) })),
    measurements: preferences.flatMap(({ number, child, intake }): readonly MeasurementRow[] => {
      const one = snapshot.intakes[intake];
      return (one?.measures ?? []).flatMap((measure, slot): readonly MeasurementRow[] => {
        const millimetres = snapshot.millimetres[slot]?.[number] ?? Number.NaN;
        const method = one?.policy.definitions.measures[measure]?.method;
        return Number.isNaN(millimetres) || method === undefined ? [] : [{ child: id(child), intake: intakeId(intake), measure, millimetres, method }];
      });
    }),
    held: snapshot.held.map(({ child, intake, ...row }) => ({ ...row, child: id(child), intake: intakeId(intake) })),
    draws: snapshot.intakes.flatMap(({ draw }) => (draw === undefined ? [] : [draw])),
    reach: [...snapshot.reach.child].map((child, at) => ({ child: id(child), intake: intakeId(snapshot.reach.intake[at] ?? -1), millimetres: snapshot.reach.millimetres[at] ?? 0 })),
  };
}

/** One preference, by numbers. */
export interface NumberedPreference {
  readonly number: number;
  readonly child: number;
  readonly intake: number;
  readonly rank: number;
}

/** Every preference of a snapshot, child by child, best wish first. */
export function preferencesOf(snapshot: Snapshot): readonly NumberedPreference[] {
  return snapshot.children.flatMap((_, child) => {
    const start = snapshot.preferenceStart[child] ?? 0;
    return [...snapshot.preferenceIntake.subarray(start, snapshot.preferenceStart[child + 1])].map((intake, at) => ({
      number: start + at,
      child,
      intake,
      rank: snapshot.preferenceRank[start + at] ?? 0,
    }));
  });
}

/** Facts without the fields that are there only to say that nothing is known. */
export function known(facts: ChildFacts): ChildFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
