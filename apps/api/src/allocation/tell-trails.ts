import { type Outcome, sayEntry, type Snapshot, TrailReader } from '@allocation';
import type { ToldTrail } from './allocation.types';
import { HowFarPlacesWent } from './how-far';
import type { ChildLine } from './runs.store';

/** What a run says of each child, with its sentences, one child at a time in the snapshot's order. */
export function* tellTrails(snapshot: Snapshot, outcome: Outcome): Generator<ChildLine> {
  const reader = new TrailReader(snapshot, outcome);
  const howFar = new HowFarPlacesWent(snapshot, outcome);
  for (let child = 0; child < snapshot.children.length; child += 1) {
    const trail = reader.trailOf(child);
    const start = snapshot.preferenceStart[child] ?? 0;
    const told: ToldTrail = {
      child: trail.child,
      placed: trail.placed ?? null,
      entries: trail.entries.map((entry, at) => {
        const policy = snapshot.intakes[snapshot.preferenceIntake[start + at] ?? -1]?.policy;
        if (policy === undefined) throw new RangeError('A preference names an intake of the snapshot.');
        const stage = entry.standings[0]?.stage ?? -1;
        return { ...entry, says: sayEntry(policy, entry), howFar: howFar.of(start + at, stage) };
      }),
    };
    yield { child: trail.child, text: JSON.stringify(told) };
  }
}
