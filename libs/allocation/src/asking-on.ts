import { choose, vacanciesOf } from './choose';
import type { ChangedOne } from './changed-one';
import type { Granted } from './match';
import { ListPlaces, placeAt, placeBefore } from './list-places';
import { nowhere } from './match';
import type { Plan } from './plan';
import type { World } from './world';

/** Cells of a simple intake, from its first: how many it holds, the lowest place held, and then 1 at every place held. */
const count = 0;
const worst = 1;
const firstPlace = 2;

/** What an intake that takes turns chose, and how far it looked. */
interface Chosen {
  readonly taken: readonly number[];
  /** By stage: a place, as `ListPlaces` counts them. */
  readonly seen: readonly number[];
}

const nobody = -1;

const noSeats: readonly never[] = [];

/** How far the journal was written. */
export interface Mark {
  readonly written: number;
  readonly choices: number;
}

/**
 * A matching that children can be added to and taken out of again: every step is written down and can be taken back.
 *
 * It asks as `match` does, and costs what those who ask and those they push out cost. It is for rounds in which nobody
 * can go back to a place held before. An intake that takes turns chooses again only where it would look at those who came.
 */
export class AskingOn {
  /** By cell: for each child where they are, whom they ask next, whether they are over the number; then the simple intakes. */
  private readonly cells: Int32Array;
  private readonly journal: number[] = [];
  private readonly asks: Uint8Array;
  /** Choices of the intakes that take turns; a cell of the intake says which counts. */
  private readonly choices: Chosen[] = [];
  private readonly startOf: readonly number[];
  private readonly capacity: readonly number[];
  private readonly position: Int32Array;
  private readonly immediate: boolean;
  private readonly lists: ListPlaces;
  private readonly stamps: Int32Array;
  private stamp = 0;
  /** Intakes at which only those wait whom the choice did not look at, as `isSettledWithout` found it. */
  private readonly unmoved = new Map<number, Chosen>();
  /** By intake: who asked since it chose. */
  private arrived = new Map<number, number[]>();
  private one: ChangedOne | undefined;

  constructor(
    private readonly world: World,
    private readonly granted: Granted,
  ) {
    const { snapshot, plans } = world;
    const children = snapshot.children.length;
    let cells = 3 * children;
    this.startOf = plans.map((plan) => {
      const start = cells;
      cells += plan.simple ? firstPlace + 2 * plan.list(0, 0).order.length + 1 : 1;
      return start;
    });
    this.cells = new Int32Array(cells).fill(nowhere, 0, children);
    this.cells.set(snapshot.preferenceStart.subarray(0, children), children);
    for (const [number, plan] of plans.entries()) this.cells[(this.startOf[number] ?? 0) + (plan.simple ? worst : 0)] = -1;
    this.capacity = plans.map((plan) => vacanciesOf(plan, noSeats));
    this.position = world.positions();
    this.immediate = plans.every((plan) => plan.simple);
    this.asks = new Uint8Array(this.immediate ? 0 : snapshot.preferenceIntake.length);
    this.lists = new ListPlaces(world);
    this.stamps = new Int32Array(this.asks.length);
  }

  /** By child: the preference that took them, or `nowhere`. It changes with every step. */
  get at(): Int32Array {
    return this.cells.subarray(0, this.children);
  }

  /** Who took a place over the number. */
  isOverNumber(child: number): boolean {
    return this.cells[2 * this.children + child] === 1;
  }

  private get children(): number {
    return this.world.snapshot.children.length;
  }

  mark(): Mark {
    return { written: this.journal.length, choices: this.choices.length };
  }

  /** Takes back everything since the mark. */
  undoTo({ written, choices }: Mark): void {
    const { journal, cells, asks } = this;
    for (let entry = journal.length - 2; entry >= written; entry -= 2) {
      const cell = journal[entry] as number;
      const before = journal[entry + 1] as number;
      if (cell < 0) asks[~cell] = before;
      else cells[cell] = before;
    }
    journal.length = written;
    this.choices.length = choices;
    this.arrived = new Map();
    this.one = undefined;
  }

  /** Children who were moved since the mark, some of them more than once. */
  movedSince({ written }: Mark): readonly number[] {
    const moved: number[] = [];
    for (let entry = written; entry < this.journal.length; entry += 2) {
      const cell = this.journal[entry] as number;
      if (cell >= 0 && cell < this.children) moved.push(cell);
    }
    return moved;
  }

  private set(cell: number, value: number): void {
    this.journal.push(cell, this.cells[cell] as number);
    this.cells[cell] = value;
  }

  private setAsks(preference: number, value: number): void {
    this.journal.push(~preference, this.asks[preference] as number);
    this.asks[preference] = value;
  }

  /** Lets children ask who have not asked yet, one of them perhaps changed; gives back the intakes that chose again. */
  ask(children: readonly number[], one?: ChangedOne): ReadonlySet<number> {
    this.one = one;
    const touched = new Set<number>();
    if (this.immediate) {
      for (const child of children) for (let out = child; out >= 0; ) out = this.askOnce(out);
      return touched;
    }
    for (let asking = children; asking.length > 0; ) {
      const refused: number[] = [];
      for (const child of asking) {
        const out = this.askOnce(child);
        if (out >= 0) refused.push(out);
      }
      const arrived = this.arrived;
      this.arrived = new Map();
      for (const [intake, those] of arrived) {
        touched.add(intake);
        this.choose(intake, those, refused);
      }
      asking = refused;
    }
    return touched;
  }

  /** Lets a child ask their best preference left; returns the child who is without a place because of it, or -1. */
  private askOnce(child: number): number {
    const preference = this.cells[this.children + child] as number;
    if (preference >= (this.world.wishesEnd[child] as number)) return -1;
    const intake = this.world.snapshot.preferenceIntake[preference] as number;
    const start = this.startOf[intake] as number;
    if (this.world.plans[intake]?.simple !== true) {
      this.setAsks(preference, 1);
      this.set(child, preference);
      const those = this.arrived.get(intake);
      if (those === undefined) this.arrived.set(intake, [preference]);
      else those.push(preference);
      return -1;
    }
    const { cells } = this;
    const place = this.placeOf(child, preference, intake);
    const capacity = this.capacity[intake] as number;
    if (place < 0 || capacity === 0) return this.refuse(child, preference);
    const held = cells[start + count] as number;
    const lowest = cells[start + worst] as number;
    if (held >= capacity && place > lowest) return this.refuse(child, preference);
    this.set(start + firstPlace + place, 1);
    this.set(child, preference);
    if (held >= capacity) return this.dropWorst(intake, start);
    this.set(start + count, held + 1);
    if (place > lowest) this.set(start + worst, place);
    return -1;
  }

  /** The child's place in the one list of a simple intake, or below zero. */
  private placeOf(child: number, preference: number, intake: number): number {
    const changed = this.one?.child === child ? this.one.placeIn(intake) : undefined;
    if (changed !== undefined) return changed.at < 0 ? -1 : placeBefore(changed.at);
    return placeAt(this.position[preference] as number);
  }

  private dropWorst(intake: number, start: number): number {
    const { cells } = this;
    const place = cells[start + worst] as number;
    this.set(start + firstPlace + place, 0);
    let next = place - 1;
    while (next >= 0 && cells[start + firstPlace + next] !== 1) next -= 1;
    this.set(start + worst, next);
    const order = this.world.plans[intake]?.list(0, 0).order;
    const out = place % 2 === 0 ? this.one?.placeIn(intake)?.preference : order?.[(place - 1) / 2];
    return this.refuse(this.world.childOf[out ?? -1] ?? -1, out ?? -1);
  }

  private refuse(child: number, preference: number): number {
    if (this.granted.size > 0 && this.granted.get(child) === preference) {
      this.set(2 * this.children + child, 1);
      this.set(child, preference);
      return -1;
    }
    this.set(child, nowhere);
    this.set(this.children + child, preference + 1);
    return child;
  }

  private planOf(intake: number): Plan | undefined {
    return this.one === undefined ? this.world.plans[intake] : this.one.planOf(intake);
  }

  private choiceOf(intake: number): Chosen | undefined {
    return this.choices[this.cells[this.startOf[intake] as number] as number];
  }

  /** Whether a choice was made without looking as far as a child, who so could not have changed it. */
  private isUnseen(preference: number, intake: number, { seen }: Chosen): boolean {
    const changed = this.one?.placesIn(intake);
    if (changed?.preference !== preference) return this.lists.isAfter(preference, intake, seen);
    return changed.places.every((place, stage) => place === undefined || placeBefore(place.at) > (seen[stage] as number));
  }

  /** An intake that takes turns chooses among those it holds and those who came. */
  private choose(intake: number, arrived: readonly number[], refused: number[]): void {
    const before = this.choiceOf(intake);
    if (before !== undefined && arrived.every((preference) => this.isUnseen(preference, intake, before))) {
      this.turnAway(arrived, refused);
      return;
    }
    const plan = this.planOf(intake);
    if (plan === undefined) return;
    const { taken, seen } = choose(plan, this.asks, noSeats);
    this.choices.push({ taken, seen: this.lists.placesSeen(plan, seen, this.one?.placesIn(intake)) });
    this.set(this.startOf[intake] as number, this.choices.length - 1);
    const stamp = this.stampAll(taken);
    const isOut = (preference: number): boolean => this.stamps[preference] !== stamp;
    if (before !== undefined) this.turnAway(before.taken.filter(isOut), refused);
    this.turnAway(arrived.filter(isOut), refused);
  }

  private turnAway(preferences: readonly number[], refused: number[]): void {
    for (const preference of preferences) {
      this.setAsks(preference, 0);
      const out = this.refuse(this.world.childOf[preference] as number, preference);
      if (out >= 0) refused.push(out);
    }
  }

  private stampAll(preferences: readonly number[]): number {
    this.stamp += 1;
    for (const preference of preferences) this.stamps[preference] = this.stamp;
    return this.stamp;
  }

  /**
   * Whether every intake stands by what it chose, asked once more with everybody who would rather be there, while one
   * child does not ask at all. What follows is compared with it.
   */
  isSettledWithout(absent: number): boolean {
    this.unmoved.clear();
    for (const plan of this.world.plans) {
      if (plan.simple) continue;
      const now = this.choiceOf(plan.number);
      const wanting = this.wantingSeen(plan, absent, now);
      if (now !== undefined && wanting.length === 0) this.unmoved.set(plan.number, now);
      else if (!this.standsBy(plan, now, wanting)) return false;
    }
    return true;
  }

  /** The same for the intakes that chose again since the mark, at which `isSettledWithout` was asked. */
  isSettledSince(mark: Mark, touched: ReadonlySet<number>): boolean {
    const suspect = this.suspectSince(mark, touched);
    for (const intake of touched) {
      const plan = this.planOf(intake);
      const now = this.choiceOf(intake);
      if (plan === undefined || (now !== undefined && !suspect.has(intake) && looksNoFarther(now, this.unmoved.get(intake)))) continue;
      const wanting = this.wantingSeen(plan, nobody, now);
      if ((now === undefined || wanting.length > 0) && !this.standsBy(plan, now, wanting)) return false;
    }
    return true;
  }

  /** Intakes that looked at a child who was moved since the mark and would rather be there. */
  private suspectSince(mark: Mark, touched: ReadonlySet<number>): ReadonlySet<number> {
    const { preferenceStart, preferenceIntake } = this.world.snapshot;
    const suspect = new Set<number>();
    for (const child of new Set(this.movedSince(mark))) {
      const end = this.world.wishesEnd[child] as number;
      for (let preference = preferenceStart[child] as number; preference < end && this.wants(preference, nobody); preference += 1) {
        const intake = preferenceIntake[preference] as number;
        const now = touched.has(intake) && this.asks[preference] !== 1 ? this.choiceOf(intake) : undefined;
        if (now !== undefined && !this.isUnseen(preference, intake, now)) suspect.add(intake);
      }
    }
    return suspect;
  }

  /** Whether an intake chooses the same when these others ask as well. */
  private standsBy(plan: Plan, now: Chosen | undefined, wanting: readonly number[]): boolean {
    const asks = this.asks.slice();
    for (const preference of wanting) asks[preference] = 1;
    const { taken } = choose(plan, asks, noSeats);
    const stamp = this.stampAll(now?.taken ?? []);
    return taken.length === (now?.taken.length ?? 0) && taken.every((preference) => this.stamps[preference] === stamp);
  }

  /** Those who would rather be at an intake than where they are and whom its choice looked at, or would look at. */
  private wantingSeen(plan: Plan, absent: number, now: Chosen | undefined): readonly number[] {
    const wanting: number[] = [];
    for (const preference of plan.asking) {
      if (this.asks[preference] === 1 || !this.wants(preference, absent)) continue;
      if (now === undefined || !this.isUnseen(preference, plan.number, now)) wanting.push(preference);
    }
    return wanting;
  }

  private wants(preference: number, absent: number): boolean {
    const child = this.world.childOf[preference] as number;
    if (child === absent || preference >= (this.world.wishesEnd[child] as number)) return false;
    const at = this.cells[child] as number;
    return at < 0 || preference < at || (preference === at && !this.isOverNumber(child));
  }
}

/** Whether a choice looked no farther down its lists than one before it. */
function looksNoFarther({ seen }: Chosen, before: Chosen | undefined): boolean {
  return before !== undefined && seen.every((place, stage) => place <= (before.seen[stage] as number));
}
