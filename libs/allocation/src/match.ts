import { BadInput, refuse } from '@kernel';
import { Room } from '@ranking';
import { choose, vacanciesOf } from './choose';
import type { Choice } from './choose';
import type { Held } from './snapshot';
import type { Plan } from './plan';
import type { World } from './world';

/** A child's state in `Match.at`, besides a preference's number. */
export const nowhere = -1;
export const ownSeat = -2;

/** In the column of those who ask, while an intake turns the others away. */
const taken = 2;

/** Where every child is when nobody asks any more. */
export interface Match {
  /** By child: the preference that took them, `ownSeat` for a place held before and kept, or `nowhere`. */
  readonly at: Int32Array;
  /** Children who took a place over the number at the preference in `at`. */
  readonly overNumber: ReadonlySet<number>;
  /** By intake: what it chose. For a simple intake only the tally of its one list. */
  readonly choices: readonly Choice[];
}

/** Places over the number: by child, the preference at which one is granted. */
export type Granted = ReadonlyMap<number, number>;

/**
 * Offers each child the highest of their preferences at which they are not outranked.
 *
 * Child-proposing deferred acceptance (Gale and Shapley, 1962). It is safe for a parent to list schools in true order: no
 * other order can serve the child better. A child who was refused never asks there again, so the loop ends.
 */
export function match(world: World, granted: Granted): Match {
  const asking = new Asking(world, granted);
  asking.untilNobodyAsks();
  const result = asking.result();
  assertSettled(world, result, asking.seats);
  return result;
}

/**
 * The matching when some children ask after everybody else is where `before` says. Those whom `before` does not place and
 * who are not among the children have been refused everywhere.
 *
 * Nobody asks anew but the children, and those whom that leaves without a place. In whatever order children ask, they end
 * in the same places, so this is what `match` gives.
 */
export function matchOn(world: World, before: Match, granted: Granted, children: readonly number[]): Match {
  try {
    const asking = new Asking(world, granted);
    const touched = asking.goOnFrom(before, children);
    const result = asking.result();
    assertSettled(world, result, asking.seats, touched);
    return result;
  } catch (error) {
    // Where the order of asking does matter, the round's own order has the word, and may settle all the same.
    if (error instanceof BadInput) return match(world, granted);
    throw error;
  }
}

/** The state of one matching. */
class Asking {
  private readonly next: Int32Array;
  private readonly at: Int32Array;
  private readonly overNumber = new Set<number>();
  private readonly asks: Uint8Array;
  readonly seats: Held[][];
  /** By preference: for a simple intake the position on its one list, -1 where not ranked. */
  private readonly position: Int32Array;
  private readonly holds: readonly (SimpleHolding | undefined)[];
  private readonly choices: (Choice | undefined)[];
  private readonly touched = new Set<number>();
  /** Every intake that chose, where it is of interest. */
  private readonly everTouched = new Set<number>();
  private refused: number[] = [];
  private readonly room = new Room();

  constructor(
    private readonly world: World,
    private readonly granted: Granted,
  ) {
    const { snapshot, plans } = world;
    this.next = snapshot.preferenceStart.slice(0, -1);
    this.at = new Int32Array(snapshot.children.length).fill(nowhere);
    this.asks = new Uint8Array(plans.every((plan) => plan.simple) ? 0 : snapshot.preferenceIntake.length);
    this.seats = plans.map(() => []);
    this.position = world.positions();
    this.choices = plans.map(() => undefined);
    this.holds = plans.map((plan) => (plan.simple ? this.simpleHolding(plan) : undefined));
  }

  private simpleHolding(plan: Plan): SimpleHolding {
    const { order } = plan.list(0, 0);
    return { order, held: this.room.uint8(order.length), count: 0, worst: -1, capacity: vacanciesOf(plan, []) };
  }

  untilNobodyAsks(): void {
    const immediate = this.holds.every((holding) => holding !== undefined);
    const asking: number[] = [];
    for (let child = 0; child < this.at.length; child += 1) {
      if (this.world.heldBy.get(child)?.mayMove === false) continue;
      if (immediate) this.askOnUntilQuiet(child);
      else asking.push(child);
    }
    this.inRounds(asking);
  }

  /** Everybody asks once, the intakes that take turns choose, and those they let go ask in the next round. */
  private inRounds(first: readonly number[]): void {
    let asking = first;
    while (asking.length > 0) {
      this.refused = [];
      for (const child of asking) {
        const out = this.ask(child);
        if (out >= 0) this.refused.push(out);
      }
      for (const intake of this.touched) {
        this.everTouched.add(intake);
        this.choose(intake);
      }
      this.touched.clear();
      asking = this.refused;
    }
  }

  /** Lets children ask, everybody else being where a matching left them; gives back the intakes that chose again. */
  goOnFrom(before: Match, children: readonly number[]): ReadonlySet<number> {
    this.next.set(this.world.wishesEnd);
    this.takeUp(before);
    for (const child of children) this.next[child] = this.world.snapshot.preferenceStart[child] ?? 0;
    const immediate = this.holds.every((holding) => holding !== undefined);
    if (immediate) for (const child of children) this.askOnUntilQuiet(child);
    else this.inRounds(children);
    return this.everTouched;
  }

  /** Puts everybody where the matching has them. */
  private takeUp(before: Match): void {
    const { snapshot, heldBy } = this.world;
    before.choices.forEach((choice, intake) => {
      if (this.holds[intake] === undefined) this.choices[intake] = choice;
    });
    for (let child = 0; child < before.at.length; child += 1) {
      const at = before.at[child] as number;
      if (at === nowhere) continue;
      this.at[child] = at;
      if (at >= 0) this.next[child] = at;
      const held = at === ownSeat ? heldBy.get(child) : undefined;
      if (held !== undefined) this.seats[held.intake]?.push(held);
      if (at < 0) continue;
      if (before.overNumber.has(child)) this.overNumber.add(child);
      else this.takeUpSeat(at, snapshot.preferenceIntake[at] ?? -1);
    }
    this.holds.forEach((holding, intake) => {
      const plan = this.world.plans[intake];
      if (holding !== undefined && plan !== undefined) holding.capacity = vacanciesOf(plan, this.seats[intake] ?? []);
    });
  }

  private takeUpSeat(preference: number, intake: number): void {
    const holding = this.holds[intake];
    if (holding === undefined) {
      this.asks[preference] = 1;
      return;
    }
    takeIn(holding, this.position[preference] ?? -1);
  }

  /** Where no intake takes turns, the order of asking cannot matter: whoever is refused asks on at once. */
  private askOnUntilQuiet(child: number): void {
    let out = child;
    while (out >= 0) out = this.ask(out);
  }

  /** Lets a child ask their best preference left; returns the child who is without a place because of it, or -1. */
  private ask(child: number): number {
    const preference = this.next[child] ?? 0;
    if (preference >= (this.world.wishesEnd[child] ?? 0)) return this.takeOwnSeat(child);
    const intake = this.world.snapshot.preferenceIntake[preference] ?? -1;
    const holding = this.holds[intake];
    if (holding === undefined) {
      this.asks[preference] = 1;
      this.at[child] = preference;
      this.touched.add(intake);
      return -1;
    }
    const position = this.position[preference] ?? -1;
    if (position < 0 || holding.capacity === 0) return this.refuse(child, preference);
    if (holding.count < holding.capacity) {
      takeIn(holding, position);
      this.at[child] = preference;
      return -1;
    }
    if (position > holding.worst) return this.refuse(child, preference);
    holding.held[position] = 1;
    this.at[child] = preference;
    return this.dropWorst(holding);
  }

  /** Refuses the lowest child that a full simple intake holds; its lowest position only ever moves up the list. */
  private dropWorst(holding: SimpleHolding): number {
    const out = holding.order[holding.worst] ?? -1;
    holding.held[holding.worst] = 0;
    let worst = holding.worst - 1;
    while (worst >= 0 && holding.held[worst] !== 1) worst -= 1;
    holding.worst = worst;
    return this.refuse(this.world.childOf[out] ?? -1, out);
  }

  /** Turns a child away from a preference: to a place over the number granted there, or on to the next. */
  private refuse(child: number, preference: number): number {
    if (this.granted.size > 0 && this.granted.get(child) === preference) {
      this.overNumber.add(child);
      this.at[child] = preference;
      return -1;
    }
    this.at[child] = nowhere;
    this.next[child] = preference + 1;
    return child;
  }

  private takeOwnSeat(child: number): number {
    const held = this.world.heldBy.get(child);
    if (held?.mayMove !== true) return -1;
    this.at[child] = ownSeat;
    const seats = this.seats[held.intake] ?? [];
    seats.push(held);
    const holding = this.holds[held.intake];
    const plan = this.world.plans[held.intake];
    if (holding === undefined) this.touched.add(held.intake);
    else if (plan !== undefined) {
      holding.capacity = vacanciesOf(plan, seats);
      if (holding.count > holding.capacity) {
        holding.count -= 1;
        return this.dropWorst(holding);
      }
    }
    return -1;
  }

  private choose(intake: number): void {
    const plan = this.world.plans[intake];
    if (plan === undefined) return;
    const { asks } = this;
    const choice = choose(plan, asks, this.seats[intake] ?? []);
    this.choices[intake] = choice;
    for (const preference of choice.taken) asks[preference] = taken;
    for (const preference of plan.asking) {
      if (asks[preference] !== 1) continue;
      asks[preference] = 0;
      const out = this.refuse(this.world.childOf[preference] ?? -1, preference);
      if (out >= 0) this.refused.push(out);
    }
    for (const preference of choice.taken) asks[preference] = 1;
  }

  result(): Match {
    const choices = this.world.plans.map((plan, number) => {
      const holding = this.holds[number];
      if (holding === undefined) return this.choices[number] ?? choose(plan, this.asks, this.seats[number] ?? []);
      const places = vacanciesOf(plan, this.seats[number] ?? []);
      return { taken: [], stage: [], vacancy: [], results: [{ places, taken: holding.count, lastTaken: holding.count === 0 ? -1 : holding.worst }], seen: [] };
    });
    return { at: this.at, overNumber: this.overNumber, choices };
  }
}

/** What a simple intake holds while children ask. */
interface SimpleHolding {
  readonly order: Int32Array;
  /** By position: 1 where held. */
  readonly held: Uint8Array;
  count: number;
  worst: number;
  capacity: number;
}

/** Holds a child at a position of the list. */
function takeIn(holding: SimpleHolding, position: number): void {
  holding.held[position] = 1;
  holding.count += 1;
  if (position > holding.worst) holding.worst = position;
}

/**
 * Asks every turn-taking intake once more to choose among those it holds and all who would rather be there.
 *
 * A cap that counts other children can make an intake want back a child it refused before. Then no order of asking has
 * the last word, and a person must look: the run stops and names them. Where `touched` says which intakes chose again,
 * only those are asked.
 */
function assertSettled(world: World, result: Match, seats: readonly (readonly Held[])[], touched?: ReadonlySet<number>): void {
  for (const plan of world.plans) {
    if (plan.simple || touched?.has(plan.number) === false) continue;
    const asks = new Uint8Array(world.childOf.length);
    for (const preference of plan.asking) {
      const child = world.childOf[preference] ?? -1;
      const at = result.at[child] ?? nowhere;
      const over = at === preference && result.overNumber.has(child);
      const wants = preference < (world.wishesEnd[child] ?? 0) && (at < 0 || preference <= at) && !over;
      if (wants) asks[preference] = 1;
    }
    const again = new Set(choose(plan, asks, seats[plan.number] ?? []).taken);
    const now = new Set(result.choices[plan.number]?.taken);
    const gained = [...again].filter((preference) => !now.has(preference));
    const lost = [...now].filter((preference) => !again.has(preference));
    if (gained.length === 0 && lost.length === 0) continue;
    const names = (preferences: readonly number[]): string => preferences.map((one) => world.snapshot.children[world.childOf[one] ?? -1] ?? '').join(', ') || 'nobody';
    refuse({
      path: plan.intake.id,
      found: `a policy that does not settle: asked again, it would take ${names(gained)} and let go ${names(lost)}`,
      allowed: 'a cap that counts other children cannot be met in one way only; an officer must decide how it is read (docs/policies-that-do-not-settle.md).',
    });
  }
}
