import type { Snapshot } from '@allocation';

/** What the bare kernel works on: one precomputed key for each preference, below 2^53 with room for its slot. */
export interface BareInput {
  readonly children: number;
  readonly intakes: number;
  readonly preferenceStart: Int32Array;
  readonly preferenceIntake: Int32Array;
  /** By preference: category times 2^24 plus metres. */
  readonly key: Float64Array;
  readonly places: Int32Array;
}

/** Keys precomputed from what a decision found, so that the bare kernel has nothing left to do but sort and match. */
export function bareInputOf(snapshot: Snapshot, category: Uint8Array): BareInput {
  const [column = new Float64Array(0)] = snapshot.millimetres;
  return {
    children: snapshot.children.length,
    intakes: snapshot.intakes.length,
    preferenceStart: snapshot.preferenceStart,
    preferenceIntake: snapshot.preferenceIntake,
    key: Float64Array.from(column, (millimetres, at) => (category[at] ?? 0) * 2 ** 24 + Math.floor(millimetres / 1000 + 0.5)),
    places: Int32Array.from(snapshot.intakes, (intake) => intake.places),
  };
}

/**
 * The least that any program must do: sort each school's applicants by one key, then deferred acceptance on ranks.
 *
 * No policies, no reasons, no trail, ties by number. It is the yardstick for everything else. Returns each child's
 * preference, or -1.
 */
export function bareKernel(input: BareInput): Int32Array {
  return bareMatching(input, bareRanking(input));
}

interface BareRanking {
  readonly starts: Int32Array;
  readonly order: Int32Array;
  readonly rank: Int32Array;
}

function bareRanking({ intakes, preferenceIntake, key }: BareInput): BareRanking {
  const total = preferenceIntake.length;
  const starts = new Int32Array(intakes + 1);
  for (let at = 0; at < total; at += 1) {
    const bucket = (preferenceIntake[at] as number) + 1;
    starts[bucket] = (starts[bucket] as number) + 1;
  }
  for (let intake = 0; intake < intakes; intake += 1) starts[intake + 1] = (starts[intake + 1] as number) + (starts[intake] as number);
  const next = starts.slice(0, intakes);
  const grouped = new Int32Array(total);
  const packed = new Float64Array(total);
  for (let at = 0; at < total; at += 1) {
    const intake = preferenceIntake[at] as number;
    const place = next[intake] as number;
    next[intake] = place + 1;
    grouped[place] = at;
    packed[place] = (key[at] as number) * 2 ** 23 + (place - (starts[intake] as number));
  }
  const order = new Int32Array(total);
  const rank = new Int32Array(total);
  for (let intake = 0; intake < intakes; intake += 1) {
    const start = starts[intake] as number;
    const end = starts[intake + 1] as number;
    packed.subarray(start, end).sort();
    for (let place = start; place < end; place += 1) {
      const preference = grouped[start + ((packed[place] as number) % 2 ** 23)] as number;
      order[place] = preference;
      rank[preference] = place - start;
    }
  }
  return { starts, order, rank };
}

function bareMatching({ children, intakes, preferenceStart, preferenceIntake, places }: BareInput, { starts, order, rank }: BareRanking): Int32Array {
  const owner = new Int32Array(preferenceIntake.length);
  for (let child = 0; child < children; child += 1) owner.fill(child, preferenceStart[child], preferenceStart[child + 1]);
  const next = preferenceStart.slice(0, children);
  const at = new Int32Array(children).fill(-1);
  const held = new Uint8Array(order.length);
  const count = new Int32Array(intakes);
  const worst = new Int32Array(intakes).fill(-1);
  for (let first = 0; first < children; first += 1) {
    let child = first;
    while (child >= 0) {
      const preference = next[child] as number;
      if (preference >= (preferenceStart[child + 1] as number)) {
        at[child] = -1;
        break;
      }
      next[child] = preference + 1;
      const intake = preferenceIntake[preference] as number;
      const position = rank[preference] as number;
      const start = starts[intake] as number;
      const last = worst[intake] as number;
      if ((count[intake] as number) < (places[intake] as number)) {
        held[start + position] = 1;
        count[intake] = (count[intake] as number) + 1;
        if (position > last) worst[intake] = position;
        at[child] = preference;
        break;
      }
      if (position > last) continue;
      held[start + position] = 1;
      at[child] = preference;
      held[start + last] = 0;
      let lower = last - 1;
      while (held[start + lower] !== 1) lower -= 1;
      worst[intake] = lower;
      child = owner[order[start + last] as number] as number;
    }
  }
  return at;
}
