import type { Amount, Pool } from '@policy';
import type { StageList } from '@ranking';
import type { Held } from './snapshot';
import type { Plan } from './plan';

/** What an intake chose: who, from which list, and how each list fared. */
export interface Choice {
  /** Preferences taken, in the order they were taken. */
  readonly taken: readonly number[];
  /** By place in `taken`. */
  readonly stage: readonly number[];
  /** By place in `taken`: which place of the intake it was, where each has lists of its own; 0 otherwise. */
  readonly vacancy: readonly number[];
  /** By stage. */
  readonly results: readonly StageTally[];
  /**
   * By stage: the farthest position of its list at which the choice found anybody, or the list's length where it came to
   * the end. Whoever stands after it in every list they are on was not looked at, and could not have changed the choice.
   */
  readonly seen: readonly number[];
}

/** How one list fared. */
export interface StageTally {
  places: number;
  taken: number;
  lastTaken: number;
}

/**
 * The intake's choice among those who ask (docs/decision-rules.md, 3): pools take their turn, caps hold, unfilled places
 * flow as the policy says.
 *
 * `asks` is 1 at every preference that asks. `seats` are children who came back to a place they hold here.
 */
export function choose(plan: Plan, asks: Uint8Array, seats: readonly Held[]): Choice {
  const turn = new Turn(plan, asks, seats);
  turn.givePoolsTheirTurn();
  turn.serveWaitingPlaces();
  return turn.choice();
}

/** Places of an intake that nobody holds: fixed and returned children take theirs off (docs/decision-rules.md, 1.4). */
export function vacanciesOf(plan: Plan, seats: readonly Held[]): number {
  const fixed = plan.held.filter((one) => !one.mayMove && one.counts).length;
  const back = seats.filter((one) => one.counts).length;
  return Math.max(0, plan.intake.places - fixed - back);
}

/** A share or number of places, before any limit. */
export function amountOf(amount: Amount, bases: { admissionNumber: number; ehcPlans: number; remaining: number; leftAfter: (pool: string) => number }): number {
  if (amount.kind === 'all-remaining') return bases.remaining;
  if (amount.kind === 'places') return amount.places;
  const base = baseOf(amount.of, bases);
  const exact = (amount.percent * base) / 100;
  if (amount.round === 'down') return Math.floor(exact);
  return amount.round === 'up' ? Math.ceil(exact) : Math.floor(exact + 0.5);
}

function baseOf(of: Extract<Amount, { kind: 'share' }>['of'], bases: Parameters<typeof amountOf>[1]): number {
  if (of === 'admission-number') return bases.admissionNumber;
  if (of === 'admission-number-less-ehc-plans') return bases.admissionNumber - bases.ehcPlans;
  return of === 'remaining' ? bases.remaining : bases.leftAfter(of.leftAfter);
}

/** Places that wait until every pool has had its turn. */
interface Waiting {
  readonly pool: Pool;
  readonly places: number;
}

const noMeeting: readonly never[] = [];

/** By preference: the last turn that took it. Every choosing uses the same room, because there are very many. */
let takenIn = new Int32Array(0);
let turns = 0;

/** The number of a new turn, with room for so many preferences. */
function nextTurn(preferences: number): number {
  turns = turns === 0x7fff_ffff ? 0 : turns;
  if (turns === 0 || takenIn.length < preferences) takenIn = new Int32Array(Math.max(preferences, takenIn.length)).fill(-1);
  turns += 1;
  return turns;
}

/** One choosing, from its first pool to its last waiting place. */
class Turn {
  private free: number;
  private readonly staying: readonly Held[];
  private readonly leftAfter = new Map<string, number>();
  private readonly inflow = new Map<string, number>();
  private readonly waiting: Waiting[] = [];
  private readonly turn: number;
  private readonly takenByRow: number[] = [];
  private readonly lists: (StageList | undefined)[] = [];
  private readonly countedByStage: number[];
  private readonly capByStage: number[];
  private readonly scannedTo: number[];
  private readonly seen: number[];
  private readonly meeting: readonly (readonly [number, ReadonlySet<number>])[];
  private readonly tallies: StageTally[];
  private readonly chosen: { taken: number[]; stage: number[]; vacancy: number[] } = { taken: [], stage: [], vacancy: [] };

  constructor(
    private readonly plan: Plan,
    private readonly asks: Uint8Array,
    seats: readonly Held[],
  ) {
    this.turn = nextTurn(asks.length);
    this.staying = [...plan.held.filter((one) => !one.mayMove), ...seats].filter((one) => one.counts);
    this.free = vacanciesOf(plan, seats);
    this.tallies = plan.stages.map(() => ({ places: 0, taken: 0, lastTaken: -1 }));
    this.capByStage = plan.stages.map(() => Number.POSITIVE_INFINITY);
    this.scannedTo = plan.stages.map(() => 0);
    this.seen = plan.stages.map(() => -1);
    this.meeting = plan.meeting.size === 0 ? noMeeting : [...plan.meeting];
    this.countedByStage = plan.stages.map(({ stage }) => (plan.meeting.has(stage) ? this.staying.filter((one) => plan.heldMeets(stage, one)).length : 0));
  }

  choice(): Choice {
    return { ...this.chosen, results: this.tallies, seen: this.seen };
  }

  givePoolsTheirTurn(): void {
    const { pools, intake } = this.plan;
    for (const pool of intake.policy.pools ?? []) {
      if (pools.includes(pool)) this.giveTurn(pool, pool === pools[pools.length - 1]);
      else this.leftAfter.set(pool.id, this.free);
    }
    for (const pool of pools) if (intake.policy.pools?.includes(pool) !== true) this.giveTurn(pool, true);
  }

  private giveTurn(pool: Pool, last: boolean): void {
    const flowed = this.inflow.get(pool.id) ?? 0;
    if (pool.places.kind === 'all-remaining') this.giveAllThatRemains(pool, flowed, last);
    else this.giveItsPlaces(pool, flowed);
    this.leftAfter.set(pool.id, this.free);
  }

  private giveAllThatRemains(pool: Pool, flowed: number, last: boolean): void {
    const places = this.free + flowed;
    this.free = places - this.fill(pool, places);
    const { unfilled } = pool;
    if (last && unfilled.kind === 'flow' && this.free > 0) {
      this.waiting.push({ pool, places: this.free });
      this.free = 0;
    }
  }

  private giveItsPlaces(pool: Pool, flowed: number): void {
    const wanted = Math.max(0, this.amount(pool.places) - this.heldIn(pool));
    const own = Math.min(wanted, this.free);
    this.free -= own;
    const places = own + flowed;
    const unfilled = places - this.fill(pool, places);
    if (unfilled === 0 || pool.unfilled.kind === 'lost') return;
    const nowhereToFlow = pool.unfilled.kind === 'flow' && pool.unfilled.to.every((group) => this.live(group).length === 0);
    if (pool.unfilled.kind === 'remains' || nowhereToFlow) this.free += unfilled;
    else if (pool.unfilled.when === 'after-last-pool') this.waiting.push({ pool, places: unfilled });
    else this.flowOn(pool, pool.unfilled, unfilled);
  }

  /** Adds unfilled places to later pools at once. */
  private flowOn(pool: Pool, flow: Extract<Pool['unfilled'], { kind: 'flow' }>, places: number): void {
    const group = this.live(flow.to[0] ?? []);
    if (group.length === 0) {
      this.free += places;
      return;
    }
    for (let place = 1; place <= places; place += 1) {
      const to = flow.how === 'in-order' ? group[0] : flow.how === 'in-turn' ? group[(place - 1) % group.length] : this.drawn(pool, place, group);
      if (to !== undefined) this.inflow.set(to.id, (this.inflow.get(to.id) ?? 0) + 1);
    }
  }

  serveWaitingPlaces(): void {
    for (const { pool, places } of this.waiting) {
      if (pool.unfilled.kind !== 'flow') continue;
      const { how } = pool.unfilled;
      const groups = pool.unfilled.to.map((group) => ({ pools: this.live(group), next: 0 }));
      for (let place = 1; place <= places; place += 1) {
        const group = groups.find((one) => one.pools.some((to) => this.nextStage(to) >= 0));
        if (group === undefined) break;
        const able = group.pools.filter((to) => this.nextStage(to) >= 0);
        const to = how === 'in-order' ? able[0] : how === 'by-draw' ? this.drawn(pool, place, able) : this.inTurn(group);
        if (to === undefined) break;
        const stage = this.nextStage(to);
        const tally = this.tallies[stage];
        if (tally !== undefined) tally.places += 1;
        this.take(stage, this.nextIn(stage));
      }
    }
  }

  /** The next pool of a group in turn that has anyone left. */
  private inTurn(group: { readonly pools: readonly Pool[]; next: number }): Pool | undefined {
    for (let step = 0; step < group.pools.length; step += 1) {
      const at = (group.next + step) % group.pools.length;
      const pool = group.pools[at];
      if (pool !== undefined && this.nextStage(pool) >= 0) {
        group.next = at + 1;
        return pool;
      }
    }
    return undefined;
  }

  /** The pool that the draw gives an unfilled place to. */
  private drawn(from: Pool, place: number, among: readonly Pool[]): Pool | undefined {
    const draw = this.plan.draw(`${this.plan.intake.draw?.id ?? ''}/unfilled/${from.id}/${String(place)}`);
    const lots = among.map((pool) => ({ pool, lot: draw(pool.id) }));
    return lots.reduce<(typeof lots)[number] | undefined>((best, one) => (best === undefined || one.lot < best.lot ? one : best), undefined)?.pool;
  }

  private live(ids: readonly string[]): readonly Pool[] {
    return ids.flatMap((id) => this.plan.pools.find((pool) => pool.id === id) ?? []);
  }

  private amount(amount: Amount, remaining = this.free): number {
    return amountOf(amount, {
      admissionNumber: this.plan.intake.policy.places.admissionNumber,
      ehcPlans: this.plan.held.filter((one) => one.why === 'ehc-plan' && one.counts).length,
      remaining,
      leftAfter: (pool) => this.leftAfter.get(pool) ?? 0,
    });
  }

  private heldIn(pool: Pool): number {
    const { ehcPlansCountIn } = this.plan.intake.policy;
    return this.staying.filter((one) => (one.pool ?? (one.why === 'ehc-plan' ? ehcPlansCountIn : undefined)) === pool.id).length;
  }

  /** Gives a pool's stages their turn; returns how many children they took. */
  private fill(pool: Pool, places: number): number {
    let taken = 0;
    for (const stage of this.plan.stages) {
      if (stage.pool !== pool.id) continue;
      const left = places - taken;
      if (stage.cap !== undefined) this.capByStage[stage.stage] = this.amount(stage.cap.amount, left);
      const tally = this.tallies[stage.stage];
      if (tally !== undefined) tally.places += Math.max(0, Math.min(left, (this.capByStage[stage.stage] ?? 0) - this.counted(stage.stage)));
      taken += stage.cap === undefined && !this.plan.perVacancy ? this.takeInOrder(stage.stage, left) : this.takeOneByOne(stage.stage, left);
    }
    return taken;
  }

  /** Takes the best of a stage while its cap allows; returns how many. */
  private takeOneByOne(stage: number, places: number): number {
    for (let taken = 0; taken < places; taken += 1) {
      const position = this.nextIn(stage);
      if (position < 0) return taken;
      this.take(stage, position);
    }
    return Math.max(0, places);
  }

  /** The same where no cap can come between two of the list. */
  private takeInOrder(stage: number, places: number): number {
    const list = this.listNow(stage);
    const { order } = list;
    const { asks, turn } = this;
    let position = this.scannedTo[stage] as number;
    let taken = 0;
    let last = -1;
    while (taken < places) {
      while (position < order.length && (asks[order[position] as number] !== 1 || takenIn[order[position] as number] === turn)) position += 1;
      if (position === order.length) break;
      this.note(stage, list, position, 0);
      last = position;
      taken += 1;
    }
    this.scannedTo[stage] = position;
    if (places > 0 && position > (this.seen[stage] as number)) this.seen[stage] = position;
    const tally = this.tallies[stage];
    if (tally !== undefined) {
      tally.taken += taken;
      tally.lastTaken = Math.max(tally.lastTaken, last);
    }
    return taken;
  }

  /** How many children count towards a stage's cap so far. */
  private counted(stage: number): number {
    const what = this.plan.stages[stage];
    if (what?.cap?.counts.kind === 'this-row') return this.takenByRow[what.rows[0] ?? -1] ?? 0;
    return this.countedByStage[stage] ?? 0;
  }

  /** The first stage of a pool that could take a child now, or -1. */
  private nextStage(pool: Pool): number {
    return this.plan.stages.find((stage) => stage.pool === pool.id && this.nextIn(stage.stage) >= 0)?.stage ?? -1;
  }

  private vacancyNow(): number {
    return this.plan.perVacancy ? this.chosen.taken.length + 1 : 0;
  }

  /** The position of the best child that a stage could take now, or -1. */
  private nextIn(stage: number): number {
    if (this.plan.stages[stage]?.cap !== undefined && this.counted(stage) >= (this.capByStage[stage] ?? 0)) return -1;
    const { order } = this.listNow(stage);
    const { asks, turn } = this;
    let position = this.plan.perVacancy ? 0 : (this.scannedTo[stage] ?? 0);
    while (position < order.length) {
      const preference = order[position] as number;
      if (asks[preference] === 1 && takenIn[preference] !== turn) break;
      position += 1;
    }
    this.scannedTo[stage] = position;
    if (position > (this.seen[stage] as number)) this.seen[stage] = position;
    return position < order.length ? position : -1;
  }

  /** The list of a stage for the next place. */
  private listNow(stage: number): StageList {
    if (this.plan.perVacancy) return this.plan.list(stage, this.vacancyNow());
    return (this.lists[stage] ??= this.plan.list(stage, 0));
  }

  /** Takes the child at a position of a stage's list. */
  private take(stage: number, position: number): void {
    this.note(stage, this.listNow(stage), position, this.vacancyNow());
    const tally = this.tallies[stage];
    if (tally === undefined) return;
    tally.taken += 1;
    tally.lastTaken = this.plan.perVacancy ? position : Math.max(tally.lastTaken, position);
  }

  /** Writes down that a child is taken. */
  private note(stage: number, { order, category }: StageList, position: number, vacancy: number): void {
    const preference = order[position] as number;
    takenIn[preference] = this.turn;
    this.chosen.taken.push(preference);
    this.chosen.stage.push(stage);
    this.chosen.vacancy.push(vacancy);
    const row = category[position] as number;
    this.takenByRow[row] = (this.takenByRow[row] ?? 0) + 1;
    for (const [capped, meeting] of this.meeting) {
      if (meeting.has(preference)) this.countedByStage[capped] = (this.countedByStage[capped] ?? 0) + 1;
    }
  }
}
