import { BadInput } from '@kernel';
import type { ChildFacts } from '@policy';
import { match, matchOn } from './match';
import type { Match } from './match';
import { isSame } from './outcome';
import type { Pass } from './outcome';
import { Lots, LotsWith } from './plan';
import { settle } from './settle';
import type { Snapshot } from './snapshot';
import { joinedWorld, worldOf, worldToTry } from './world';
import type { World } from './world';

/** A child who was not in the round: what is true of them, and how far the school is by each of its measures. */
export interface MoreChild {
  readonly facts: ChildFacts;
  /** By the measure's name in the policy of the round: whole millimetres. */
  readonly millimetres: Readonly<Record<string, number>>;
}

/**
 * What would have come of it: offered or not, whatever the draw; or the draw would have decided. `not-known` where the
 * round could not have been decided with this child in it.
 */
export type WouldBe = 'offered' | 'not-offered' | 'by-lot' | 'not-known';

/** The answer, and the rows of the policy under which the intake's lists rank the child. */
export interface Asked {
  readonly would: WouldBe;
  readonly rows: readonly number[];
}

/** Sorts after every other child's id, and is no child's. */
const nobody = '~one-more-child';
const firstLot = '0'.repeat(64);
const lastLot = 'f'.repeat(64);

/** One pass of the round as it was. */
interface PassBefore {
  readonly passes: readonly Pass[];
  readonly matched: Match;
}

/**
 * Would a child who was not in a round have been offered a place, with one intake as the only preference?
 *
 * The round is made ready and decided once. For each question the child is put in, the one intake is ranked again, and
 * the child asks after everybody else: only the child, and those whom that leaves without a place, ask anew. Where a
 * multiple birth is given something else because of it, the passes after that are matched from the start.
 *
 * `test/properties/one-more-child.spec.ts` holds every answer against `decide`. Only rounds of offer day are asked.
 */
export class OneMoreChild {
  private readonly world: World;
  private readonly lots: Lots;
  private readonly before: readonly PassBefore[];

  constructor(readonly snapshot: Snapshot) {
    if (snapshot.round.kind !== 'offer-day') throw new RangeError('Only a round of offer day can be asked.');
    this.world = worldToTry(worldOf(snapshot));
    this.lots = this.world.lots ?? new Lots();
    const before: PassBefore[] = [];
    settle(this.world, (world, granted, passes) => {
      const matched = match(world, granted);
      before.push({ passes, matched });
      return matched;
    });
    this.before = before;
  }

  /** The answer for an intake, by its number in the snapshot. */
  ask(intake: number, child: MoreChild): Asked {
    try {
      const joined = this.join(intake, child, firstLot);
      const { rows, drawn } = standingOf(joined, intake);
      const lucky = this.isOffered(joined);
      const unlucky = drawn ? this.isOffered(this.join(intake, child, lastLot)) : lucky;
      if (lucky !== unlucky) return { would: 'by-lot', rows };
      return { would: lucky ? 'offered' : 'not-offered', rows };
    } catch (error) {
      // Two children whom nothing separates, or a policy that does not settle: the round would have stopped.
      if (error instanceof BadInput) return { would: 'not-known', rows: [] };
      throw error;
    }
  }

  /** Whether the last child is offered the last preference. */
  private isOffered(joined: World): boolean {
    const preference = joined.childOf.length - 1;
    const { matched } = settle(joined, (world, granted, passes) => {
      const before = this.before.find((one) => isSame(one.passes, passes));
      return before === undefined ? match(world, granted) : matchOn(world, before.matched, granted, [joined.snapshot.children.length - 1]);
    });
    const child = joined.childOf[preference] ?? -1;
    return matched.at[child] === preference && !matched.overNumber.has(child);
  }

  private join(intake: number, child: MoreChild, lot: string): World {
    return joinedWorld(this.world, this.joined(intake, child), intake, new LotsWith(this.lots, nobody, lot));
  }

  /** The snapshot with the child as its last, and the preference as its last. */
  private joined(intake: number, { facts, millimetres }: MoreChild): Snapshot {
    const { snapshot } = this;
    const preferences = snapshot.preferenceChild.length;
    const measures = snapshot.intakes[intake]?.measures ?? [];
    return {
      ...snapshot,
      children: [...snapshot.children, nobody],
      resident: extended(snapshot.resident, 0),
      facts: [...snapshot.facts, facts],
      preferenceStart: extended(snapshot.preferenceStart, preferences + 1),
      preferenceChild: extended(snapshot.preferenceChild, snapshot.children.length),
      preferenceIntake: extended(snapshot.preferenceIntake, intake),
      preferenceRank: extended(snapshot.preferenceRank, 1),
      millimetres: snapshot.millimetres.map((column, slot) => extended(column, millimetres[measures[slot] ?? ''] ?? Number.NaN)),
    };
  }
}

/** The rows of the policy under which the lists of an intake rank the last child, and whether a lot was drawn for the child. */
function standingOf(world: World, intake: number): { readonly rows: readonly number[]; readonly drawn: boolean } {
  const plan = world.plans[intake];
  if (plan === undefined) throw new RangeError(`There is no intake ${String(intake)}.`);
  const lists = plan.stages.map(({ stage }) => plan.list(stage, 0));
  const places = lists.map((list) => ({ list, at: list.order.indexOf(world.childOf.length - 1) })).filter(({ at }) => at >= 0);
  const rows = places.map(({ list, at }) => list.category[at] ?? 0);
  return { rows: [...new Set(rows)], drawn: places.some(({ list, at }) => list.drawn.has(at)) };
}

function extended<Column extends Int32Array | Uint8Array | Float64Array>(column: Column, last: number): Column {
  const longer = new (column.constructor as new (length: number) => Column)(column.length + 1);
  longer.set(column);
  longer[column.length] = last;
  return longer;
}
