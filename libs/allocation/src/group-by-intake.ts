import type { ChildFacts, Measured } from '@policy';
import { firstRowMet, noRow } from '@ranking';
import type { Stage } from '@ranking';
import type { Held, Snapshot } from './snapshot';

/** Those who ask for one intake. */
export interface Group {
  /** Preferences in order of child, those of fixed children left out. */
  readonly asking: Int32Array;
  /** By place in `asking`: the row met on the intake's one list, where that was found on the way. */
  readonly rows: Uint8Array | undefined;
}

interface Grouping {
  readonly snapshot: Snapshot;
  readonly childOf: Int32Array;
  readonly present: Int32Array;
  readonly heldBy: ReadonlyMap<number, Held>;
  /** By intake. */
  readonly stages: readonly (readonly Stage[])[];
  /** Whether an intake has one list only, so that its rows can be found on the way. */
  rowsFor(intake: number): boolean;
}

/**
 * The preferences for each intake, with the row each child meets where the intake has one list.
 *
 * It goes child by child, so that a nation's facts are fetched from memory once each and not once for each preference.
 */
export function groupByIntake(grouping: Grouping): (intake: number) => Group {
  const { snapshot, heldBy, present, stages } = grouping;
  const { preferenceStart, preferenceIntake } = snapshot;
  const isFixed = (child: number): boolean => heldBy.size > 0 && heldBy.get(child)?.mayMove === false;
  const starts = startsOf(grouping, isFixed);
  const lists = snapshot.intakes.map((intake, number) => (grouping.rowsFor(number) && Object.keys(intake.policy.definitions.bandings).length === 0 ? stages[number]?.[0] : undefined));
  const next = starts.slice();
  const asking = new Int32Array(starts[starts.length - 1] ?? 0);
  const rows = new Uint8Array(asking.length);
  const reading = new WishReading(snapshot);
  for (let child = 0; child < snapshot.children.length; child += 1) {
    if (isFixed(child)) continue;
    const facts = snapshot.facts[child] as ChildFacts;
    const end = preferenceStart[child + 1] as number;
    for (let preference = preferenceStart[child] as number; preference < end; preference += 1) {
      const intake = preferenceIntake[preference] as number;
      const place = next[intake] as number;
      next[intake] = place + 1;
      asking[place] = preference;
      const list = lists[intake];
      if (list === undefined) continue;
      reading.preference = preference;
      reading.intake = intake;
      const isIn = list.who === undefined || list.who(facts, reading);
      rows[place] = isIn ? firstRowMet(list, present[child] as number, facts, reading) : noRow;
    }
  }
  return (intake) => ({
    asking: asking.subarray(starts[intake], starts[intake + 1]),
    rows: lists[intake] === undefined ? undefined : rows.subarray(starts[intake], starts[intake + 1]),
  });
}

/** Where each intake's preferences begin. */
function startsOf({ snapshot, childOf }: Grouping, isFixed: (child: number) => boolean): Int32Array {
  const starts = new Int32Array(snapshot.intakes.length + 1);
  for (let preference = 0; preference < childOf.length; preference += 1) {
    if (isFixed(childOf[preference] as number)) continue;
    const bucket = (snapshot.preferenceIntake[preference] as number) + 1;
    starts[bucket] = (starts[bucket] as number) + 1;
  }
  for (let intake = 1; intake < starts.length; intake += 1) starts[intake] = (starts[intake] as number) + (starts[intake - 1] as number);
  return starts;
}

/** Reads the measurements of one preference after another. Bands are not known yet here. */
class WishReading implements Measured {
  preference = -1;
  intake = -1;

  constructor(private readonly snapshot: Snapshot) {}

  millimetres(measure: string): number {
    const slot = this.snapshot.intakes[this.intake]?.measures.indexOf(measure) ?? -1;
    return this.snapshot.millimetres[slot]?.[this.preference] ?? Number.NaN;
  }

  bandOf(): undefined {
    return undefined;
  }
}
