import type { Held, Snapshot } from '../documents';

/** Where every child stands before the run. */
export interface People {
  /** By preference: the child. */
  readonly owner: Int32Array;
  /** By child: the first preference they may not ask for, because they hold that place or a place by law. */
  readonly until: Int32Array;
  /** By child: the place they hold, if any. */
  readonly heldBy: ReadonlyMap<number, Held>;
  /** By intake: the places held there. */
  readonly heldAt: ReadonlyMap<number, readonly Held[]>;
  /** Children born together, two or more of them in this round, in order of their numbers. */
  readonly births: ReadonlyMap<string, readonly number[]>;
}

/** Reads off who asks for what: fixed children ask for nothing, holding children for what stands above their place. */
export function readPeople(snapshot: Snapshot): People {
  const { preferenceStart, preferenceIntake } = snapshot;
  const owner = new Int32Array(preferenceIntake.length);
  const until = new Int32Array(snapshot.children.length);
  const births = new Map<string, number[]>();
  for (let child = 0; child < until.length; child += 1) {
    const end = preferenceStart[child + 1] ?? 0;
    for (let preference = preferenceStart[child] ?? 0; preference < end; preference += 1) owner[preference] = child;
    until[child] = end;
    const birth = snapshot.facts[child]?.multipleBirth;
    if (birth !== undefined) put(births, birth, child);
  }
  for (const [birth, children] of births) if (children.length < 2) births.delete(birth);
  const heldBy = new Map<number, Held>();
  const heldAt = new Map<number, Held[]>();
  for (const held of snapshot.held) {
    heldBy.set(held.child, held);
    put(heldAt, held.intake, held);
    const start = preferenceStart[held.child] ?? 0;
    const same = preferenceIntake.subarray(start, until[held.child]).indexOf(held.intake);
    if (!held.mayMove) until[held.child] = start;
    else if (same >= 0) until[held.child] = start + same;
  }
  return { owner, until, heldBy, heldAt, births };
}

/** Adds to the list kept under a key. */
export function put<Key, One>(lists: Map<Key, One[]>, key: Key, one: One): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [one]);
  else list.push(one);
}
