import type { SnapshotParts } from './parts';
import type { Problems } from './problems';
import type { Snapshot } from './snapshot';

/** The columns of preferences. */
export type Preferences = Pick<Snapshot, 'preferenceStart' | 'preferenceChild' | 'preferenceIntake' | 'preferenceRank'>;

/** Every child's preferences, best wish first; refuses a rank or a school named twice. */
export function preferencesOf(parts: SnapshotParts, children: ReadonlyMap<string, number>, intakes: ReadonlyMap<string, number>, problems: Problems): Preferences {
  const { preferences } = parts;
  const counts = new Int32Array(children.size + 1);
  preferences.forEach((row, at) => {
    const child = children.get(row.child);
    if (child === undefined) problems.add('preferences', at, `the child "${row.child}"`, 'name a child of this round.');
    else counts[child + 1] = (counts[child + 1] ?? 0) + 1;
    if (!intakes.has(row.intake)) problems.add('preferences', at, `the intake "${row.intake}"`, 'name an intake of this round.');
  });
  problems.stopIfAny();
  for (let child = 1; child < counts.length; child += 1) counts[child] = (counts[child] ?? 0) + (counts[child - 1] ?? 0);
  const next = counts.slice();
  const rowAt = new Int32Array(preferences.length);
  preferences.forEach((row, at) => {
    const child = children.get(row.child) ?? 0;
    const place = next[child] ?? 0;
    rowAt[place] = at;
    next[child] = place + 1;
  });
  const preferenceChild = new Int32Array(preferences.length);
  const preferenceIntake = new Int32Array(preferences.length);
  const preferenceRank = new Uint8Array(preferences.length);
  for (let child = 0; child < children.size; child += 1) {
    const mine = rowAt.subarray(counts[child] ?? 0, counts[child + 1] ?? 0).sort((a, b) => (preferences[a]?.rank ?? 0) - (preferences[b]?.rank ?? 0));
    checkPreferences(mine, preferences, problems);
    preferenceChild.fill(child, counts[child], counts[child + 1]);
    mine.forEach((at, place) => {
      preferenceIntake[(counts[child] ?? 0) + place] = intakes.get(preferences[at]?.intake ?? '') ?? -1;
      preferenceRank[(counts[child] ?? 0) + place] = preferences[at]?.rank ?? 0;
    });
  }
  return { preferenceStart: counts, preferenceChild, preferenceIntake, preferenceRank };
}

function checkPreferences(mine: Int32Array, preferences: SnapshotParts['preferences'], problems: Problems): void {
  for (let place = 1; place < mine.length; place += 1) {
    const row = preferences[mine[place] ?? -1];
    for (let before = 0; row !== undefined && before < place; before += 1) {
      const earlier = preferences[mine[before] ?? -1];
      if (earlier?.rank === row.rank) problems.add('preferences', mine[place] ?? -1, `rank ${String(row.rank)} twice for "${row.child}"`, 'give each preference a rank of its own.');
      if (earlier?.intake === row.intake) problems.add('preferences', mine[place] ?? -1, `two preferences of "${row.child}" for "${row.intake}"`, 'name a school once.');
    }
  }
}
