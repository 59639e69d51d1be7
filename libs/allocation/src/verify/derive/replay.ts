import { verdictCodes, waysPlaced, type Pass, type StageResult } from '../documents';
import { causeOf, changesAfter } from './births';
import type { Choice } from './choose';
import { fallbackFor } from './fallback';
import type { ListSource, Orders } from './orders';
import { put } from './people';
import type { Plan } from './plan';
import { chooseAt, settle, type Grants, type Settled } from './settle';

/** An outcome decided a second time, from the facts alone. */
export interface Replay {
  readonly placedIntake: Int32Array;
  readonly placedHow: Uint8Array;
  readonly placedStage: Int16Array;
  readonly placedVacancy: Int32Array;
  readonly verdicts: Uint8Array;
  readonly positions: Int32Array;
  readonly stages: readonly StageResult[];
  readonly passes: readonly Pass[];
  /** By intake: how many places it filled by preference. */
  readonly filled: Int32Array;
  /** Why the run ought to have stopped instead of giving an outcome. */
  readonly stops: readonly string[];
}

const how = Object.fromEntries(waysPlaced.map((way, code) => [way, code])) as Record<(typeof waysPlaced)[number], number>;
const verdict = Object.fromEntries(verdictCodes.map((one, code) => [one, code])) as Record<(typeof verdictCodes)[number], number>;

/** Decides the round again: lists, rounds of asking, multiple births, fallback, answers. */
export function replay(source: ListSource, ordersOf: (siblings: ReadonlySet<number>) => Orders): Replay {
  const over = new Set<number>();
  const siblings = new Set<number>();
  const passes: Pass[] = [];
  for (let pass = 1; ; pass += 1) {
    const orders = ordersOf(siblings);
    const grants = { over, siblings };
    const settled = settle(source, orders, grants);
    const changes = changesAfter(source, orders, settled, grants);
    if (changes.length === 0) return new Telling(source, orders, grants, settled, passes).finish();
    for (const change of changes) {
      passes.push({ pass, ...change });
      (change.change === 'over-number' ? over : siblings).add(preferenceFor(source, change.child, change.intake));
    }
  }
}

/** The number of a child's preference for an intake, or -1. */
export function preferenceFor({ snapshot }: Pick<ListSource, 'snapshot'>, child: number, intake: number): number {
  const { preferenceStart, preferenceIntake } = snapshot;
  const end = preferenceStart[child + 1] ?? 0;
  for (let preference = preferenceStart[child] ?? 0; preference < end; preference += 1) if (preferenceIntake[preference] === intake) return preference;
  return -1;
}

/** Writes down where everyone ended, in the columns of an outcome. */
class Telling implements Replay {
  readonly placedIntake: Int32Array;
  readonly placedHow: Uint8Array;
  readonly placedStage: Int16Array;
  readonly placedVacancy: Int32Array;
  readonly verdicts: Uint8Array;
  readonly positions: Int32Array;
  readonly stages: StageResult[] = [];
  readonly filled: Int32Array;
  readonly stops: string[] = [];

  constructor(
    private readonly source: ListSource,
    private readonly orders: Orders,
    private readonly grants: Grants,
    private readonly settled: Settled,
    readonly passes: readonly Pass[],
  ) {
    const { snapshot, plans } = source;
    const children = snapshot.children.length;
    this.placedIntake = new Int32Array(children).fill(-1);
    this.placedHow = new Uint8Array(children);
    this.placedStage = new Int16Array(children).fill(-1);
    this.placedVacancy = new Int32Array(children);
    this.verdicts = new Uint8Array(snapshot.preferenceIntake.length);
    this.positions = orders.place;
    this.filled = new Int32Array(plans.length);
  }

  finish(): Replay {
    this.placeEveryone();
    for (const plan of this.source.plans) {
      if (plan.plain) this.tellPlain(plan);
      else this.tellChosen(plan);
    }
    this.placeByFallback();
    this.answerEveryone();
    this.checkCauses();
    return this;
  }

  /** Places children by preference, over the number, and where they hold a place and were not moved. */
  private placeEveryone(): void {
    const { snapshot, people } = this.source;
    const { at, over } = this.settled;
    for (let child = 0; child < at.length; child += 1) {
      const preference = at[child] ?? -1;
      if (preference >= 0) {
        const intake = snapshot.preferenceIntake[preference] ?? -1;
        this.placedIntake[child] = intake;
        this.placedHow[child] = over[child] === 1 ? how['over-number'] : how.preference;
        if (over[child] !== 1) this.filled[intake] = (this.filled[intake] ?? 0) + 1;
      }
    }
    for (const held of people.heldBy.values()) {
      if (this.placedHow[held.child] !== how.none) continue;
      this.placedIntake[held.child] = held.intake;
      this.placedHow[held.child] = how.held;
    }
  }

  /** A plain intake filled one stage from the top of one list. */
  private tellPlain(plan: Plan): void {
    const [stage] = plan.stages;
    if (stage === undefined) return;
    const { owner } = this.source.people;
    const order = this.orders.order(plan, stage, 0);
    const taken = this.filled[plan.number] ?? 0;
    let lastTaken = -1;
    for (let at = 0, left = taken; left > 0 && at < order.length; at += 1) {
      const child = owner[order[at] ?? -1] ?? -1;
      if (this.settled.at[child] !== order[at] || this.settled.over[child] === 1) continue;
      this.placedStage[child] = 0;
      lastTaken = at;
      left -= 1;
    }
    this.stages.push({ intake: plan.number, stage: 0, places: vacanciesOf(this.source, plan, () => true), taken, lastTaken });
  }

  /** Any other intake is asked once more to choose among the children it holds and all who would rather be there. */
  private tellChosen(plan: Plan): void {
    const { people } = this.source;
    const choice = chooseFinally(this.source, this.orders, this.grants.siblings, plan, this.settled.at, (child) => this.settled.over[child] === 1);
    let differs = choice.seats.size !== this.filled[plan.number];
    for (const [preference, seat] of choice.seats) {
      const child = people.owner[preference] ?? -1;
      if (this.settled.at[child] !== preference) differs = true;
      this.placedStage[child] = seat.stage;
      this.placedVacancy[child] = seat.vacancy;
    }
    if (differs) this.stops.push(`${plan.intake.id} does not settle: asked once more, it chooses other children.`);
    this.stages.push(...stageResults(plan, choice, this.orders));
  }

  private placeByFallback(): void {
    const stays = (child: number): boolean => this.placedHow[child] === how.held;
    const room = Int32Array.from(this.source.plans, (plan) => vacanciesOf(this.source, plan, stays) - (this.filled[plan.number] ?? 0));
    for (const [child, intake] of fallbackFor(this.source.snapshot, (one) => this.placedHow[one] !== how.none, room)) {
      this.placedIntake[child] = intake;
      this.placedHow[child] = how.fallback;
    }
  }

  /** Answers every preference (section 5). */
  private answerEveryone(): void {
    const { snapshot, people } = this.source;
    const { verdicts, positions } = this;
    for (let child = 0; child < this.placedHow.length; child += 1) {
      const start = snapshot.preferenceStart[child] ?? 0;
      const end = snapshot.preferenceStart[child + 1] ?? start;
      const way = this.placedHow[child] ?? 0;
      const byLaw = way === how.held && people.heldBy.get(child)?.mayMove === false;
      const atPlace = way === how.none || way === how.fallback ? -1 : preferenceFor(this.source, child, this.placedIntake[child] ?? -1);
      const own = way === how.held ? verdict.held : way === how['over-number'] ? verdict['offered-over-number'] : verdict.offered;
      for (let preference = start; preference < end; preference += 1) {
        if (preference === atPlace) verdicts[preference] = own;
        else if (byLaw) verdicts[preference] = verdict['placed-by-law'];
        else if (atPlace >= 0 && preference > atPlace) verdicts[preference] = verdict['higher-offered'];
        else verdicts[preference] = (positions[preference] ?? -1) < 0 ? verdict['not-eligible'] : verdict.outranked;
      }
    }
  }

  /** Every sibling counted, and every place over the number that was taken, must still have its cause at the end. */
  private checkCauses(): void {
    const { snapshot, people } = this.source;
    for (const { child, intake, change } of this.passes) {
      if (change === 'over-number' && (this.settled.over[child] !== 1 || this.placedIntake[child] !== intake)) continue;
      const born = people.births.get(snapshot.facts[child]?.multipleBirth ?? '') ?? [];
      if (causeOf(this.source, this.settled, born, child, intake) === undefined) {
        this.stops.push(`What ${snapshot.children[child] ?? ''} was granted at ${snapshot.intakes[intake]?.id ?? ''} has lost its cause.`);
      }
    }
  }
}

/** An intake's choice among the children it placed and all who would rather be there than where they are. */
export function chooseFinally(source: ListSource, orders: Orders, siblings: ReadonlySet<number>, plan: Plan, at: Int32Array, over: (child: number) => boolean): Choice {
  const { people } = source;
  const asking: number[] = [];
  for (const preference of source.members(plan.number)) {
    const child = people.owner[preference] ?? -1;
    const own = at[child] ?? -1;
    const willing = own < 0 || preference < own || (preference === own && !over(child));
    if (preference < (people.until[child] ?? 0) && willing) asking.push(preference);
  }
  return chooseAt(source, orders, siblings, plan, asking, (held) => !held.mayMove || (at[held.child] ?? -1) < 0);
}

/** What each stage did, as an outcome writes it down. */
export function stageResults(plan: Plan, { seats, stages }: Choice, orders: Orders): readonly StageResult[] {
  const byVacancy = new Map<number, number[]>();
  for (const [preference, seat] of seats) put(byVacancy, seat.stage, preference);
  return plan.stages.map((stage) => {
    const use = stages[stage.number];
    const taken = byVacancy.get(stage.number) ?? [];
    const last = taken.map((preference) => orders.positions(plan, stage, seats.get(preference)?.vacancy ?? 0).get(preference) ?? -1);
    const lastTaken = plan.perVacancy ? (last[last.length - 1] ?? -1) : Math.max(-1, ...last);
    return { intake: plan.number, stage: stage.number, places: use?.places ?? 0, taken: taken.length, lastTaken };
  });
}

/** The places of an intake that no counting held place takes up. */
export function vacanciesOf({ people }: Pick<ListSource, 'people'>, plan: Plan, stays: (child: number) => boolean): number {
  const held = (people.heldAt.get(plan.number) ?? []).filter((one) => one.counts && stays(one.child)).length;
  return Math.max(0, plan.intake.places - held);
}
