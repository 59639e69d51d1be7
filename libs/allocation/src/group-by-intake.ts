import type { ChildFacts } from '@policy';
import { firstRowMet, noRow, sharedKey } from '@ranking';
import type { Found, KeySource, ReadyPolicy, Stage } from '@ranking';
import type { Held, Snapshot } from './snapshot';

/** Those who ask for one intake. */
export interface Group {
  /** Preferences in order of child, those of fixed children left out. */
  readonly asking: Int32Array;
  /** The rows met on the intake's one list, and its keys, where they were found on the way. They stand until the next grouping. */
  readonly found: Found | undefined;
}

/** Rows and keys serve only until the lists are ranked, so every grouping uses the same room. */
let room = { rows: new Uint8Array(0), keys: new Float64Array(0) };

interface Grouping {
  readonly snapshot: Snapshot;
  readonly heldBy: ReadonlyMap<number, Held>;
  /** By intake. */
  readonly ready: readonly ReadyPolicy[];
  readonly afterOfferDay: boolean;
}

/**
 * The preferences for each intake, with the row each child meets where the intake has one list.
 *
 * It goes child by child, so that a nation's facts are fetched from memory once each and not once for each preference.
 */
export function groupByIntake(grouping: Grouping): (intake: number) => Group {
  const { snapshot, heldBy } = grouping;
  const { preferenceStart, preferenceIntake } = snapshot;
  const isFixed = (child: number): boolean => heldBy.size > 0 && heldBy.get(child)?.mayMove === false;
  const starts = startsOf(grouping, isFixed);
  const lists = grouping.ready.map((one) => listOf(one, grouping.afterOfferDay));
  const reading = new WishReading(snapshot);
  const rowOf = rowFinder(lists, reading);
  const readers = lists.map((list, number) => {
    reading.intake = number;
    return list && sharedKey(list)?.reader(reading);
  });
  const next = starts.slice();
  const asking = new Int32Array(starts[starts.length - 1] ?? 0);
  if (room.rows.length < asking.length) room = { rows: new Uint8Array(asking.length), keys: new Float64Array(asking.length) };
  const { rows, keys } = room;
  for (let child = 0; child < snapshot.children.length; child += 1) {
    if (isFixed(child)) continue;
    reading.child = child;
    const facts = reading.facts();
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
      rows[place] = rowOf(list, intake, facts);
      const read = readers[intake];
      if (read !== undefined) keys[place] = read();
    }
  }
  return (intake) => {
    const cut = <Column extends Uint8Array | Int32Array | Float64Array>(column: Column): Column => column.subarray(starts[intake], starts[intake + 1]) as Column;
    const found = lists[intake] && { rows: cut(rows), keys: readers[intake] && cut(keys) };
    return { asking: cut(asking), found };
  };
}

/** The one list of an intake whose rows can be found before its bands are known, and that serves every place. */
function listOf({ oneList, bandings, stages, draws }: ReadyPolicy, afterOfferDay: boolean): Stage | undefined {
  return oneList && bandings.length === 0 && !(draws && afterOfferDay) ? stages[0] : undefined;
}

/**
 * Finds the row that a child meets on a list.
 *
 * Neighbours mostly have the same facts, and so the same object of facts; where a list looks at nothing else, the row
 * found for the one before serves again.
 */
function rowFinder(lists: readonly (Stage | undefined)[], reading: WishReading): (list: Stage, intake: number, facts: ChildFacts) => number {
  const before = new Array<ChildFacts | undefined>(lists.length).fill(undefined);
  const rowBefore = new Uint8Array(lists.length);
  return (list, intake, facts) => {
    if (list.byFactsAlone && before[intake] === facts) return rowBefore[intake] as number;
    const isIn = list.who === undefined || list.who(facts, reading);
    const row = isIn ? firstRowMet(list, facts, reading) : noRow;
    before[intake] = facts;
    rowBefore[intake] = row;
    return row;
  };
}

/** Where each intake's preferences begin. */
function startsOf({ snapshot, heldBy }: Grouping, isFixed: (child: number) => boolean): Int32Array {
  const starts = new Int32Array(snapshot.intakes.length + 1);
  const { preferenceChild } = snapshot;
  const anyHeld = heldBy.size > 0;
  for (let preference = 0; preference < preferenceChild.length; preference += 1) {
    if (anyHeld && isFixed(preferenceChild[preference] as number)) continue;
    const bucket = (snapshot.preferenceIntake[preference] as number) + 1;
    starts[bucket] = (starts[bucket] as number) + 1;
  }
  for (let intake = 1; intake < starts.length; intake += 1) starts[intake] = (starts[intake] as number) + (starts[intake - 1] as number);
  return starts;
}

/** Reads what is known of one preference after another, child by child. Bands are not known yet here. */
class WishReading implements KeySource {
  child = -1;
  preference = -1;
  intake = -1;

  constructor(private readonly snapshot: Snapshot) {}

  facts(): ChildFacts {
    return this.snapshot.facts[this.child] as ChildFacts;
  }

  column(measure: string): Float64Array {
    return this.snapshot.millimetres[this.snapshot.intakes[this.intake]?.measures.indexOf(measure) ?? -1] ?? new Float64Array(0);
  }

  millimetres(measure: string): number {
    return this.column(measure)[this.preference] ?? Number.NaN;
  }

  bandOf(): undefined {
    return undefined;
  }
}
