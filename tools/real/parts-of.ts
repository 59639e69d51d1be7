import type { Snapshot, SnapshotParts } from '@allocation';

/**
 * The rows that a snapshot in memory was made of, so that it can be written as files.
 *
 * Only for rounds made in columns, like the nation's: straight lines, nothing held, no fallback.
 */
export function partsOf(snapshot: Snapshot): SnapshotParts {
  const { round, intakes, children, resident, facts, preferenceStart, preferenceIntake, preferenceRank, millimetres } = snapshot;
  const preferences: SnapshotParts['preferences'][number][] = [];
  const measurements: SnapshotParts['measurements'][number][] = [];
  children.forEach((child, at) => {
    for (let preference = preferenceStart[at] ?? 0; preference < (preferenceStart[at + 1] ?? 0); preference += 1) {
      const intake = intakes[preferenceIntake[preference] ?? -1];
      if (intake === undefined) throw new RangeError('A preference names an intake of the snapshot.');
      preferences.push({ child, rank: preferenceRank[preference] ?? 0, intake: intake.id });
      intake.measures.forEach((measure, slot) => {
        measurements.push({ child, intake: intake.id, measure, millimetres: millimetres[slot]?.[preference] ?? 0, method: 'straight-line' });
      });
    }
  });
  return {
    round,
    policies: intakes.map(({ policy }) => policy),
    intakes: intakes.map(({ id, school, name, policy, places }) => ({ id, school, name, policy: policy.id, places })),
    children: children.map((id, at) => ({ id, resident: resident[at] === 1 })),
    preferences,
    facts: children.map((child, at) => ({ child, facts: facts[at] ?? {} })),
    measurements,
    held: [],
    draws: intakes.flatMap(({ draw }) => (draw === undefined ? [] : [draw])),
    reach: [],
  };
}
