import { BadInput } from '@kernel';
import type { ChildFacts } from '@policy';
import { Lots, LotsWith } from './plan';
import type { Plan } from './plan';
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

/** What one list of an intake gave in each pass of the round as it was. */
interface Tally {
  readonly places: number;
  readonly taken: number;
  readonly lastTaken: number;
}

/**
 * Would a child who was not in a round have been offered a place, with one intake as the only preference?
 *
 * The round is made ready once; then the child is put into it, the one intake is ranked again, and the round is decided
 * again. Most questions need less, and are answered from what the round gave without the child:
 *
 * - A list that had places left in every pass takes the child, and nobody else is moved.
 * - A list that was full in every pass refuses a child who stands below the last place it gave in each, and nobody else
 *   is moved.
 * - Where an intake keeps one list, the answer depends only on where the child stands in it, so it is kept by position.
 *
 * `test/properties/one-more-child.spec.ts` holds every answer against `decide`. Only rounds of offer day are asked.
 */
export class OneMoreChild {
  private readonly world: World;
  private readonly lots: Lots;
  /** By intake, then by pass. */
  private readonly tallies: Tally[][];
  /** By intake, then by the child's position: the answer. */
  private readonly known: Map<number, boolean>[];

  constructor(readonly snapshot: Snapshot) {
    if (snapshot.round.kind !== 'offer-day') throw new RangeError('Only a round of offer day can be asked.');
    this.world = worldToTry(worldOf(snapshot));
    this.lots = this.world.lots ?? new Lots();
    this.tallies = snapshot.intakes.map(() => []);
    this.known = snapshot.intakes.map(() => new Map<number, boolean>());
    settle(this.world, ({ choices }) => {
      choices.forEach(({ results }, intake) => {
        const [only] = results;
        if (only !== undefined) this.tallies[intake]?.push({ ...only });
      });
    });
  }

  /** The answer for an intake, by its number in the snapshot. */
  ask(intake: number, child: MoreChild): Asked {
    try {
      const joined = this.join(intake, child, firstLot);
      const rows = rowsOf(joined, intake);
      const lucky = this.isOffered(joined, intake);
      const draws = joined.plans[intake]?.ready.draws === true;
      const unlucky = draws ? this.isOffered(this.join(intake, child, lastLot), intake) : lucky;
      if (lucky !== unlucky) return { would: 'by-lot', rows };
      return { would: lucky ? 'offered' : 'not-offered', rows };
    } catch (error) {
      // Two children whom nothing separates, or a policy that does not settle: the round would have stopped.
      if (error instanceof BadInput) return { would: 'not-known', rows: [] };
      throw error;
    }
  }

  private isOffered(joined: World, intake: number): boolean {
    const preference = joined.childOf.length - 1;
    const plan = planAt(joined, intake);
    if (!staysInOrder(plan)) return decided(joined, preference);
    const position = plan.list(0, 0).order.indexOf(preference);
    if (position < 0) return false;
    const before = this.known[intake]?.get(position);
    if (before !== undefined) return before;
    const answer = this.atOnce(intake, position) ?? decided(joined, preference);
    this.known[intake]?.set(position, answer);
    return answer;
  }

  /** The answer where the round as it was gives it away; nothing where it must be decided again. */
  private atOnce(intake: number, position: number): boolean | undefined {
    const tallies = this.tallies[intake] ?? [];
    if (tallies.every(({ places, taken }) => taken < places)) return true;
    if (tallies.every(({ places, taken, lastTaken }) => taken >= places && position > lastTaken)) return false;
    return undefined;
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

function planAt(world: World, intake: number): Plan {
  const plan = world.plans[intake];
  if (plan === undefined) throw new RangeError(`There is no intake ${String(intake)}.`);
  return plan;
}

/** The rows of the policy under which the lists of an intake rank the last child. */
function rowsOf(world: World, intake: number): readonly number[] {
  const plan = planAt(world, intake);
  const rows = plan.stages.flatMap((stage): readonly number[] => {
    const { order, category } = plan.list(stage.stage, 0);
    const position = order.indexOf(world.childOf.length - 1);
    return position < 0 ? [] : [category[position] ?? 0];
  });
  return [...new Set(rows)];
}

/** Whether the intake keeps one list that no multiple birth puts in another order. */
function staysInOrder(plan: Plan): boolean {
  return plan.simple && plan.intake.policy.multipleBirths !== 'sibling-once-one-offered';
}

function decided(world: World, preference: number): boolean {
  const { matched } = settle(world);
  const child = world.childOf[preference] ?? -1;
  return matched.at[child] === preference && !matched.overNumber.has(child);
}

function extended<Column extends Int32Array | Uint8Array | Float64Array>(column: Column, last: number): Column {
  const longer = new (column.constructor as new (length: number) => Column)(column.length + 1);
  longer.set(column);
  longer[column.length] = last;
  return longer;
}
