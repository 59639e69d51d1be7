import type { Held } from '../documents';
import { choose, type Choice } from './choose';
import type { Asked } from './meets';
import type { ListSource, Orders } from './orders';
import { put } from './people';
import type { Plan } from './plan';

/** Where every child stands when nobody asks any more. */
export interface Settled {
  /** By child: the preference that placed them, or -1. */
  readonly at: Int32Array;
  /** By child: 1 where it is a place over the number. */
  readonly over: Uint8Array;
}

/** What children born together are granted when the round is decided again. */
export interface Grants {
  /** Preferences at which the child takes a place over the number if refused. */
  readonly over: ReadonlySet<number>;
  /** Preferences at which the child counts as a sibling. */
  readonly siblings: ReadonlySet<number>;
}

/** How an intake chooses among those who ask, given which holding children stay where they are. */
export function chooseAt(source: ListSource, orders: Orders, siblings: ReadonlySet<number>, plan: Plan, asking: readonly number[], stays: (held: Held) => boolean): Choice {
  const { snapshot, people } = source;
  const asked = (preference: number): Asked => ({
    facts: snapshot.facts[people.owner[preference] ?? -1] ?? {},
    preference,
    countsAsSibling: siblings.has(preference),
  });
  const holder = (held: Held): Asked => {
    const start = snapshot.preferenceStart[held.child] ?? 0;
    const at = snapshot.preferenceIntake.subarray(start, snapshot.preferenceStart[held.child + 1] ?? start).indexOf(held.intake);
    return { facts: snapshot.facts[held.child] ?? {}, preference: at < 0 ? -1 : start + at, countsAsSibling: false };
  };
  const staying = (people.heldAt.get(plan.number) ?? []).filter(stays);
  return choose({ plan, staying, asked, holder, positions: (stage, vacancy) => orders.positions(plan, stage, vacancy) }, asking);
}

/**
 * Child-proposing deferred acceptance in rounds (4.1): every child without a place asks their best preference that has not
 * refused them, then every intake that was asked chooses afresh among those it holds and those who ask.
 */
export function settle(source: ListSource, orders: Orders, grants: Grants): Settled {
  const round = new Rounds(source, orders, grants);
  while (round.ask()) round.answer();
  return round;
}

class Rounds implements Settled {
  readonly at: Int32Array;
  readonly over: Uint8Array;
  private readonly next: Int32Array;
  private readonly stays: Uint8Array;
  private asking: number[] = [];
  private readonly asked = new Set<number>();
  /** The preferences that each intake which is not plain holds, and those that ask it in this round. */
  private readonly holds = new Map<number, number[]>();
  private readonly lines: readonly (Line | undefined)[];

  constructor(
    private readonly source: ListSource,
    private readonly orders: Orders,
    private readonly grants: Grants,
  ) {
    const { snapshot, people, plans } = source;
    const children = snapshot.children.length;
    this.at = new Int32Array(children).fill(-1);
    this.over = new Uint8Array(children);
    this.next = snapshot.preferenceStart.slice(0, children);
    this.stays = new Uint8Array(children);
    for (const held of people.heldBy.values()) if (!held.mayMove) this.stays[held.child] = 1;
    for (let child = 0; child < children; child += 1) if (this.stays[child] === 0) this.asking.push(child);
    this.lines = plans.map((plan) => (plan.plain ? lineOf(source, orders, plan) : undefined));
  }

  /** Lets every child without a place ask; says whether anybody did. */
  ask(): boolean {
    const { snapshot, people } = this.source;
    const { place } = this.orders;
    const asking = this.asking;
    this.asking = [];
    this.asked.clear();
    for (const child of asking) {
      const preference = this.next[child] ?? 0;
      if (preference >= (people.until[child] ?? 0)) {
        this.stay(child);
        continue;
      }
      const intake = snapshot.preferenceIntake[preference] ?? -1;
      const position = place[preference] ?? -1;
      const line = this.lines[intake];
      if (position < 0 || (line !== undefined && position >= line.cut)) {
        this.refuse(child, preference);
        continue;
      }
      this.at[child] = preference;
      if (line === undefined) put(this.holds, intake, preference);
      else {
        line.held[position] = 1;
        line.count += 1;
      }
      this.asked.add(intake);
    }
    return asking.length > 0;
  }

  /** Lets every intake that was asked choose. */
  answer(): void {
    for (const intake of this.asked) {
      const line = this.lines[intake];
      const plan = this.source.plans[intake];
      if (line !== undefined) this.trim(line);
      else if (plan !== undefined) this.chooseAgain(plan);
    }
  }

  /** Keeps the best so many of a plain intake: whoever stands last goes, until the rest fit. */
  private trim(line: Line): void {
    const { owner } = this.source.people;
    while (line.count > line.vacancies) {
      line.cut -= 1;
      if (line.held[line.cut] !== 1) continue;
      line.held[line.cut] = 0;
      line.count -= 1;
      const preference = line.order[line.cut] ?? -1;
      this.refuse(owner[preference] ?? -1, preference);
    }
  }

  private chooseAgain(plan: Plan): void {
    const { owner } = this.source.people;
    const asking = this.holds.get(plan.number) ?? [];
    const stays = (held: Held): boolean => this.stays[held.child] === 1;
    const { seats } = chooseAt(this.source, this.orders, this.grants.siblings, plan, asking, stays);
    this.holds.set(plan.number, [...seats.keys()]);
    for (const preference of asking) if (!seats.has(preference)) this.refuse(owner[preference] ?? -1, preference);
  }

  private refuse(child: number, preference: number): void {
    if (this.grants.over.has(preference)) {
      this.at[child] = preference;
      this.over[child] = 1;
      return;
    }
    this.at[child] = -1;
    this.next[child] = preference + 1;
    this.asking.push(child);
  }

  /** A holding child whom nothing above took keeps their place; the intake may have to give up another child for it. */
  private stay(child: number): void {
    const held = this.source.people.heldBy.get(child);
    if (held === undefined) return;
    this.stays[child] = 1;
    this.asked.add(held.intake);
  }
}

/** A plain intake while it is asked: one list, so many vacancies, and the position from which everyone is refused. */
interface Line {
  readonly order: Int32Array;
  readonly held: Uint8Array;
  readonly vacancies: number;
  count: number;
  cut: number;
}

function lineOf({ people }: ListSource, orders: Orders, plan: Plan): Line {
  const [stage] = plan.stages;
  const order = stage === undefined ? new Int32Array(0) : orders.order(plan, stage, 0);
  const held = (people.heldAt.get(plan.number) ?? []).filter((one) => one.counts).length;
  const vacancies = Math.max(0, plan.intake.places - held);
  return { order, held: new Uint8Array(order.length), vacancies, count: 0, cut: vacancies === 0 ? 0 : order.length };
}
