import { byCodePoint } from '@kernel';
import type { Preferences } from './gather-preferences';
import type { SnapshotParts } from './parts';
import type { Problems } from './problems';
import type { Held, Intake, Snapshot } from './snapshot';

/** The columns of measurements; stops for every measurement that a policy needs and the snapshot lacks. */
export function measurementsOf(
  parts: SnapshotParts,
  intakes: readonly Intake[],
  childNumbers: ReadonlyMap<string, number>,
  intakeNumbers: ReadonlyMap<string, number>,
  preferences: Preferences,
  held: readonly Held[],
  problems: Problems,
): readonly Float64Array[] {
  const total = preferences.preferenceIntake.length;
  const slots = intakes.reduce((most, intake) => Math.max(most, intake.measures.length), 0);
  const columns = Array.from({ length: slots }, () => new Float64Array(total).fill(Number.NaN));
  parts.measurements.forEach((row, at) => {
    const child = childNumbers.get(row.child);
    const intake = intakeNumbers.get(row.intake);
    if (child === undefined) return problems.add('measurements', at, `the child "${row.child}"`, 'name a child of this round.');
    if (intake === undefined) return problems.add('measurements', at, `the intake "${row.intake}"`, 'name an intake of this round.');
    const how = intakes[intake]?.policy.definitions.measures[row.measure];
    if (how === undefined) return problems.add('measurements', at, `the measure "${row.measure}"`, `name a measure of the policy of "${row.intake}".`);
    if (how.method !== row.method) return problems.add('measurements', at, `a ${row.method} measurement`, `the policy measures "${row.measure}" by ${how.method}.`);
    const column = columns[intakes[intake]?.measures.indexOf(row.measure) ?? -1];
    const place = preferenceFor(preferences, child, intake);
    if (column === undefined || place < 0) return;
    if (!Number.isNaN(column[place])) return problems.add('measurements', at, `"${row.measure}" of "${row.child}" for "${row.intake}" a second time`, 'keep one measurement of each kind.');
    column[place] = row.millimetres;
  });
  const fixed = new Set(held.filter((one) => !one.mayMove).map((one) => one.child));
  const ids = [...childNumbers.keys()].sort(byCodePoint);
  for (let child = 0; child < ids.length; child += 1) {
    if (fixed.has(child)) continue;
    for (let place = preferences.preferenceStart[child] ?? 0; place < (preferences.preferenceStart[child + 1] ?? 0); place += 1) {
      const intake = intakes[preferences.preferenceIntake[place] ?? -1];
      intake?.measures.forEach((measure, slot) => {
        if (Number.isNaN(columns[slot]?.[place])) {
          problems.add('measurements.ndjson', -1, `no "${measure}" of "${ids[child] ?? ''}" for "${intake.id}"`, 'measure it: no preference is ranked unmeasured.');
        }
      });
    }
  }
  return columns;
}

/** The number of a child's preference for an intake, or -1. */
function preferenceFor(preferences: Preferences, child: number, intake: number): number {
  const end = preferences.preferenceStart[child + 1] ?? 0;
  for (let place = preferences.preferenceStart[child] ?? 0; place < end; place += 1) {
    if (preferences.preferenceIntake[place] === intake) return place;
  }
  return -1;
}

/** The fallback's distances; stops for every resident child and school it may need and the snapshot lacks. */
export function reachOf(
  parts: SnapshotParts,
  intakes: readonly Intake[],
  childNumbers: ReadonlyMap<string, number>,
  intakeNumbers: ReadonlyMap<string, number>,
  resident: Uint8Array,
  problems: Problems,
): Snapshot['reach'] {
  const seen = new Set<number>();
  const rows = parts.reach.flatMap((row, at): readonly { child: number; intake: number; millimetres: number }[] => {
    const child = childNumbers.get(row.child);
    const intake = intakeNumbers.get(row.intake);
    if (child === undefined || intake === undefined) {
      problems.add('reach', at, child === undefined ? `the child "${row.child}"` : `the intake "${row.intake}"`, 'name a child and an intake of this round.');
      return [];
    }
    const pair = child * intakes.length + intake;
    if (seen.has(pair)) problems.add('reach', at, `the distance from "${row.child}" to "${row.intake}" a second time`, 'keep one.');
    seen.add(pair);
    return [{ child, intake, millimetres: row.millimetres }];
  });
  if (parts.round.fallback.kind !== 'none') requireReach(parts, intakes, childNumbers, resident, seen, problems);
  const sorted = [...rows].sort((a, b) => a.child - b.child || a.intake - b.intake);
  return {
    child: Int32Array.from(sorted, (row) => row.child),
    intake: Int32Array.from(sorted, (row) => row.intake),
    millimetres: Float64Array.from(sorted, (row) => row.millimetres),
  };
}

/** The scheme places resident children at schools with a vacancy, so each needs a distance to each of these. */
function requireReach(parts: SnapshotParts, intakes: readonly Intake[], children: ReadonlyMap<string, number>, resident: Uint8Array, seen: ReadonlySet<number>, problems: Problems): void {
  const ids = [...children.entries()];
  intakes.forEach((intake, number) => {
    if (intake.takesFallback !== true) return;
    for (const [id, child] of ids) {
      if (resident[child] === 1 && !seen.has(child * intakes.length + number)) {
        problems.add('reach.ndjson', -1, `no distance from "${id}" to "${intake.id}"`, `measure it: the scheme may place the child there (${parts.round.fallback.kind}).`);
      }
    }
  });
}
