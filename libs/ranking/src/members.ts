import { factsPresent } from '@policy';
import type { ChildFacts, Measured } from '@policy';
import { noRow, Reading } from './applicants';
import type { Applicants } from './applicants';
import type { ReadyKey } from './order-keys';
import type { Stage } from './stages';

/** The members of a stage before they are sorted, by slot. */
export interface Members {
  readonly count: number;
  /** By slot: the place in `applicants.preferences`. */
  readonly at: Int32Array;
  /** By slot: the place in `stage.rows`. */
  readonly row: Uint8Array;
  readonly width: number;
  /** By slot, then key: as compared and written down. */
  readonly keys: Float64Array;
}

/** Room that one ranking after another uses again, because a nation has thousands of lists. */
export class Scratch {
  at = new Int32Array(0);
  /** Every place by its own number. */
  places = new Int32Array(0);
  row = new Uint8Array(0);
  keys = new Float64Array(0);
  first = new Float64Array(0);
  packed = new Float64Array(0);
  small = new Uint32Array(0);
  slots = new Int32Array(0);

  /** Makes room for so many applicants with so many keys. */
  reserve(applicants: number, width: number): void {
    if (this.at.length < applicants) {
      this.at = new Int32Array(applicants * 2);
      this.places = Int32Array.from({ length: applicants * 2 }, (_, place) => place);
      this.row = new Uint8Array(applicants * 2);
      this.first = new Float64Array(applicants * 2);
      this.packed = new Float64Array(applicants * 2);
      this.small = new Uint32Array(applicants * 2);
      this.slots = new Int32Array(applicants * 2);
    }
    if (this.keys.length < applicants * width) this.keys = new Float64Array(applicants * width * 2);
  }
}

/** Who is on a stage's list, each under the first row they meet. The members live in the scratch until the next list. */
export function membersOf(stage: Stage, applicants: Applicants, scratch: Scratch): Members {
  const { orders } = stage;
  const { found } = applicants;
  const total = applicants.preferences.length;
  const width = orders.reduce((most, order) => Math.max(most, order.keys.length), 0);
  scratch.reserve(total, width);
  if (found?.keys !== undefined && !found.rows.includes(noRow)) {
    return { count: total, at: scratch.places, row: found.rows, width, keys: found.keys };
  }
  const { at, row, keys } = scratch;
  const reading = new Reading(applicants);
  const readers = orders.map((order) => order.keys.map((key) => key.reader(reading)));
  let count = 0;
  for (let place = 0; place < total; place += 1) {
    reading.turnTo(place);
    const met = found === undefined ? rowMet(stage, reading) : (found.rows[place] as number);
    if (met === noRow) continue;
    at[count] = place;
    row[count] = met;
    const mine = readers[met];
    const from = count * width;
    for (let key = 0; key < width; key += 1) keys[from + key] = mine?.[key]?.() ?? Number.NaN;
    count += 1;
  }
  return { count, at, row, width, keys };
}

/** The order that every row of a stage shares, if it has just one key. */
export function sharedKey(stage: Stage): ReadyKey | undefined {
  const [order] = stage.orders;
  return order?.keys.length === 1 && stage.orders.every((one) => one === order) ? order.keys[0] : undefined;
}

/** The first of a stage's rows that the applicant turned to meets, or `noRow`. */
function rowMet(stage: Stage, reading: Reading): number {
  const facts = reading.facts();
  if (stage.who !== undefined && !stage.who(facts, reading)) return noRow;
  return firstRowMet(stage, facts, reading);
}

/** The first of a stage's rows that a child meets, or `noRow`. Rows that need a fact the child lacks are passed over. */
export function firstRowMet({ tests, needs }: Stage, facts: ChildFacts, measured: Measured): number {
  const present = factsPresent(facts);
  for (let row = 0; row < tests.length; row += 1) {
    const need = needs[row] as number;
    if ((present & need) !== need) continue;
    const test = tests[row];
    if (test === undefined || test(facts, measured)) return row;
  }
  return noRow;
}
