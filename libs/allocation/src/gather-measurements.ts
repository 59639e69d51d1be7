import { byCodePoint } from '@kernel';
import type { Preferences } from './gather-preferences';
import type { ReachRow, SnapshotParts } from './parts';
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
  const reach = { child: new Int32Array(parts.reach.length), intake: new Int32Array(parts.reach.length), millimetres: new Float64Array(parts.reach.length) };
  const pairs = new Float64Array(parts.reach.length);
  let inOrder = true;
  for (let at = 0; at < parts.reach.length; at += 1) {
    const row = parts.reach[at] as ReachRow;
    const child = childNumbers.get(row.child);
    const intake = intakeNumbers.get(row.intake);
    if (child === undefined || intake === undefined) {
      problems.add('reach', at, child === undefined ? `the child "${row.child}"` : `the intake "${row.intake}"`, 'name a child and an intake of this round.');
      pairs[at] = Number.NaN;
      inOrder = false;
      continue;
    }
    reach.child[at] = child;
    reach.intake[at] = intake;
    reach.millimetres[at] = row.millimetres;
    pairs[at] = child * intakes.length + intake;
    if (at > 0 && (pairs[at] as number) <= (pairs[at - 1] as number)) inOrder = false;
  }
  const sorted = inOrder ? reach : sortedReach(parts, reach, pairs, problems);
  if (parts.round.fallback.kind !== 'none') requireReach(parts, intakes, childNumbers, resident, inOrder ? pairs : pairs.slice().sort(), problems);
  return sorted;
}

/** The same in order of child and intake, where rows came in another order; says what is there twice. */
function sortedReach(parts: SnapshotParts, reach: Snapshot['reach'], pairs: Float64Array, problems: Problems): Snapshot['reach'] {
  const seen = new Set<number>();
  parts.reach.forEach((row, at) => {
    const pair = pairs[at] as number;
    if (seen.has(pair)) problems.add('reach', at, `the distance from "${row.child}" to "${row.intake}" a second time`, 'keep one.');
    if (!Number.isNaN(pair)) seen.add(pair);
  });
  const places = Array.from(pairs.keys()).sort((a, b) => (pairs[a] as number) - (pairs[b] as number));
  return {
    child: Int32Array.from(places, (at) => reach.child[at] as number),
    intake: Int32Array.from(places, (at) => reach.intake[at] as number),
    millimetres: Float64Array.from(places, (at) => reach.millimetres[at] as number),
  };
}

/** The scheme places resident children at schools with a vacancy, so each needs a distance to each of these. */
function requireReach(parts: SnapshotParts, intakes: readonly Intake[], children: ReadonlyMap<string, number>, resident: Uint8Array, pairs: Float64Array, problems: Problems): void {
  const ids = [...children.entries()];
  intakes.forEach((intake, number) => {
    if (intake.takesFallback !== true) return;
    for (const [id, child] of ids) {
      if (resident[child] === 1 && !has(pairs, child * intakes.length + number)) {
        problems.add('reach.ndjson', -1, `no distance from "${id}" to "${intake.id}"`, `measure it: the scheme may place the child there (${parts.round.fallback.kind}).`);
      }
    }
  });
}

/** Whether a number is among others that stand in order. */
function has(inOrder: Float64Array, wanted: number): boolean {
  let low = 0;
  let high = inOrder.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((inOrder[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return inOrder[low] === wanted;
}
