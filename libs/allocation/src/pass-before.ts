import { birthsOf, birthWorldOf, causesStand, changesOfBirth, inOrder } from './births';
import type { BirthWorld, Whereabouts } from './births';
import type { AskingOn } from './asking-on';
import { ChangedOne } from './changed-one';
import type { Change } from './changed-one';
import type { Granted } from './match';
import type { Pass } from './outcome';
import { WithoutOne } from './without-one';
import type { World } from './world';

/** The multiple births of a world. */
export class Births {
  readonly groups: readonly (readonly number[])[];
  /** By child of a multiple birth: its number. */
  readonly of: ReadonlyMap<number, number>;

  constructor(world: World) {
    this.groups = birthsOf(world);
    this.of = new Map(this.groups.flatMap((group, number) => group.map((child) => [child, number] as const)));
  }
}

/** Where the child ends in a pass, and what the pass changes for the next. */
export interface After {
  /** A preference, or below zero. */
  readonly at: number;
  readonly changes: readonly Pass[];
}

/** One pass of a round, ready for any one of its line to ask last. */
export class PassBefore {
  readonly passes: readonly Pass[];
  private readonly world: World;
  private readonly without: WithoutOne;
  /** By multiple birth: what the pass changes while one child does not ask. */
  private quiet: { readonly child: number; readonly changes: readonly (readonly Pass[])[] } = { child: -1, changes: [] };

  constructor(
    { world, granted, passes }: { readonly world: World; readonly granted: Granted; readonly passes: readonly Pass[] },
    private readonly births: Births,
    line: readonly number[],
  ) {
    this.world = world;
    this.passes = passes;
    this.without = new WithoutOne(world, granted, line);
  }

  /** Lets a changed child ask after everybody else. Nothing where that does not settle. */
  askingLast(change: Change): After | undefined {
    const asking = this.without.of(change.child);
    if (asking === undefined) return undefined;
    const { groups } = this.births;
    const one = new ChangedOne(this.world, change, this.passes);
    const quiet = groups.length === 0 ? [] : this.quietOf(change.child, asking);
    const mark = asking.mark();
    try {
      if (!asking.isSettledSince(mark, asking.ask([change.child], one))) return undefined;
      const at = asking.at[change.child] ?? -1;
      if (groups.length === 0) return { at, changes: [] };
      const matched = whereaboutsIn(asking);
      const world = one.birthWorld();
      const changes = this.changesOf(world, matched, [change.child, ...asking.movedSince(mark)], quiet);
      if (changes.length === 0 && !causesStand(world, groups, matched, this.passes)) return undefined;
      return { at, changes };
    } finally {
      asking.undoTo(mark);
    }
  }

  /** What the pass changes: as it is while the child does not ask, but for the births of those who were moved. */
  private changesOf(world: BirthWorld, matched: Whereabouts, moved: readonly number[], quiet: readonly (readonly Pass[])[]): readonly Pass[] {
    const births = new Set(moved.flatMap((child) => this.births.of.get(child) ?? []));
    const changes: Pass[] = [];
    for (const [number, group] of this.births.groups.entries()) {
      changes.push(...(births.has(number) ? changesOfBirth(world, group, matched, this.passes) : (quiet[number] ?? [])));
    }
    return inOrder(changes);
  }

  private quietOf(child: number, asking: AskingOn): readonly (readonly Pass[])[] {
    if (this.quiet.child !== child) {
      const world = birthWorldOf(this.world);
      const matched = whereaboutsIn(asking);
      this.quiet = { child, changes: this.births.groups.map((group) => changesOfBirth(world, group, matched, this.passes)) };
    }
    return this.quiet.changes;
  }
}

function whereaboutsIn(asking: AskingOn): Whereabouts {
  return { at: asking.at, overNumber: { has: (child) => asking.isOverNumber(child) } };
}
