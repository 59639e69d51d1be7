import { BadInput, millimetresIn } from '@kernel';
import { atomsOf, conditionsOf } from '@policy';
import type { ChildFacts, Policy } from '@policy';
import type { Change } from './changed-one';
import { match } from './match';
import type { Granted } from './match';
import { isSame } from './outcome';
import type { Pass } from './outcome';
import { Births, PassBefore } from './pass-before';
import { nothingInstead } from './plan';
import { grantedBy, settle, withSiblings } from './settle';
import type { Snapshot } from './snapshot';
import { changedWorld, worldToTry } from './world';
import type { World } from './world';

/** A world that is tried many times, with what it gave before any change. */
export interface Tried {
  readonly world: World;
  /** By child: the preference that was offered, or below zero. */
  readonly at: Int32Array;
  readonly births: Births;
  /** The passes that the round came through; none where every change is decided from the start. */
  readonly before: readonly PassBefore[];
}

const tried = new WeakMap<World, Tried>();

/** The world made ready to be tried, once for all the preferences that are asked about. */
export function triedOf(world: World): Tried {
  const known = tried.get(world);
  if (known !== undefined) return known;
  const ready = worldToTry(world);
  const begun: { world: World; granted: Granted; passes: readonly Pass[] }[] = [];
  const { at } = settle(ready, (passed, granted, passes) => {
    begun.push({ world: passed, granted, passes });
    return match(passed, granted);
  }).matched;
  // Places that are held and may be left move with whoever holds them, so such a round is decided from the start each time.
  const quick = world.snapshot.round.kind === 'offer-day' && !world.snapshot.held.some(({ mayMove }) => mayMove);
  const refused = refusedChildren(world, at);
  const births = new Births(ready);
  const before = quick ? begun.map((pass) => new PassBefore(pass, births, refused)) : [];
  const made = { world: ready, at, births, before };
  tried.set(world, made);
  return made;
}

/** Children who are not where they most wanted to be, and hold no place. */
function refusedChildren({ snapshot: { children, preferenceStart }, heldBy }: World, at: Int32Array): readonly number[] {
  return children.flatMap((_, child) => {
    const start = preferenceStart[child] ?? 0;
    return (preferenceStart[child + 1] ?? 0) > start && at[child] !== start && !heldBy.has(child) ? [child] : [];
  });
}

/** Tries changes of one child at one preference, each by deciding the round with it. */
export class Trial {
  private readonly world: World;
  readonly child: number;
  readonly intake: number;
  readonly facts: ChildFacts;
  private readonly wishes: readonly number[];
  private readonly more: PassBefore[] = [];

  constructor(
    private readonly base: Tried,
    readonly preference: number,
  ) {
    this.world = base.world;
    const { snapshot, childOf } = base.world;
    this.child = childOf[preference] ?? -1;
    this.intake = snapshot.preferenceIntake[preference] ?? -1;
    this.facts = snapshot.facts[this.child] ?? {};
    const start = snapshot.preferenceStart[this.child] ?? 0;
    this.wishes = Array.from({ length: (snapshot.preferenceStart[this.child + 1] ?? 0) - start }, (_, at) => start + at);
  }

  get snapshot(): Snapshot {
    return this.world.snapshot;
  }

  /** Whether the preference would be offered with these facts. */
  offeredWithFacts(facts: ChildFacts): boolean {
    return this.offered({ child: this.child, facts, preferences: this.wishes });
  }

  /** Whether the preference would be offered with this distance. */
  offeredAt(slot: number, millimetres: number): boolean {
    const { child, facts, preference } = this;
    return this.offered({ child, facts, distance: { preference, slot, millimetres }, preferences: [preference] });
  }

  /**
   * Distances at which an answer may change: those of the other applicants, and the radii that the policy names; in order.
   * `guess` is the place among them of the farthest child who was offered a place.
   */
  marks(slot: number, policy: Policy, below: number): { readonly marks: readonly number[]; readonly guess: number } {
    const column = this.snapshot.millimetres[slot];
    const marks = new Set<number>([0]);
    let farthest = 0;
    for (const preference of this.world.plans[this.intake]?.asking ?? []) {
      const distance = column?.[preference] ?? Number.NaN;
      if (preference === this.preference || !(distance < below)) continue;
      marks.add(distance);
      const offered = this.base.at[this.world.childOf[preference] ?? -1] === preference;
      if (offered && distance > farthest) farthest = distance;
    }
    for (const radius of radiiOf(policy)) for (const mark of [radius, radius + 1]) if (mark < below) marks.add(mark);
    const inOrder = [...marks].sort((a, b) => a - b);
    return { marks: inOrder, guess: inOrder.indexOf(farthest) };
  }

  /** Whether the preference would be offered with the change. */
  offered(change: Change): boolean {
    try {
      return this.offeredAskingLast(change) ?? this.offeredFromTheStart(change);
    } catch (error) {
      // A round that stops (two children whom nothing separates, a policy that does not settle) offers nothing.
      if (error instanceof BadInput) return false;
      throw error;
    }
  }

  /**
   * The answer found by letting the child ask after everybody else, which costs only what the child sets off. In whatever
   * order children ask, they end in the same places. Nothing where that does not settle, or cannot be known this way.
   */
  offeredAskingLast(change: Change): boolean | undefined {
    if (this.world.heldBy.has(this.child) || !this.keepsOthersPlaces(change)) return undefined;
    try {
      let passes: readonly Pass[] = [];
      for (;;) {
        const after = this.passOf(passes)?.askingLast(change);
        if (after === undefined) return undefined;
        if (after.changes.length === 0) return after.at === this.preference;
        passes = [...passes, ...after.changes];
      }
    } catch (error) {
      if (error instanceof BadInput) return undefined;
      throw error;
    }
  }

  /** The pass after these changes: one of the round's own, or one that only this child's changes lead to. */
  private passOf(passes: readonly Pass[]): PassBefore | undefined {
    const { before, world, births } = this.base;
    const known = [...before, ...this.more].find((one) => isSame(one.passes, passes));
    if (known !== undefined || before.length === 0) return known;
    const changed = withSiblings(world, passes);
    const made = new PassBefore({ world: changed, granted: grantedBy(changed, passes), passes }, births, [this.child]);
    this.more.push(made);
    return made;
  }

  /** Whether only the child's own place in the lists can be another: the bands of the others stay, and who was born with whom. */
  private keepsOthersPlaces({ facts }: Change): boolean {
    if (facts === this.facts) return !this.isLinked();
    if (facts.multipleBirth !== this.facts.multipleBirth || this.isLinked()) return false;
    return this.wishes.every((preference) => {
      const policy = this.snapshot.intakes[this.snapshot.preferenceIntake[preference] ?? -1]?.policy;
      return Object.values(policy?.definitions.bandings ?? {}).every(({ test }) => scoreOf(facts, test) === scoreOf(this.facts, test));
    });
  }

  /** Whether the child stands in a list together with others of the same birth. */
  private isLinked(): boolean {
    if (this.facts.multipleBirth === undefined) return false;
    const { intakes, preferenceIntake } = this.snapshot;
    return this.wishes.some((preference) => intakes[preferenceIntake[preference] ?? -1]?.policy.multipleBirths === 'linked-unit');
  }

  /** The answer found by deciding the whole round with the change. */
  offeredFromTheStart({ facts, distance, preferences }: Change): boolean {
    const { snapshot } = this;
    const all = [...snapshot.facts];
    all[this.child] = facts;
    const millimetres = snapshot.millimetres.map((column, slot) => (slot === distance?.slot ? column.slice() : column));
    const column = distance && millimetres[distance.slot];
    if (distance !== undefined && column !== undefined) column[distance.preference] = distance.millimetres;
    const affected = new Set(preferences.map((preference) => snapshot.preferenceIntake[preference] ?? -1));
    const { matched } = settle(changedWorld(this.world, { ...snapshot, facts: all, millimetres }, affected, nothingInstead));
    return matched.at[this.child] === this.preference;
  }
}

function scoreOf(facts: ChildFacts, test: string): number | undefined {
  return facts.tests?.find((one) => one.test === test)?.score;
}

/** The radii that a policy names, in millimetres. */
function radiiOf(policy: Policy): readonly number[] {
  return conditionsOf(policy)
    .flatMap(({ thing }) => atomsOf(thing))
    .flatMap((atom) => (atom.kind === 'within-distance' ? [Math.round(atom.distance * millimetresIn[atom.unit])] : []));
}
