import type { Amount } from '@policy';
import type { Held } from '../documents';
import type { Asked } from './meets';
import type { Plan, PoolPlan, Stage } from './plan';
import { drawOf } from './draw';

/** Where in the intake's own filling a child was taken. */
export interface Seat {
  readonly stage: number;
  readonly vacancy: number;
}

/** What a stage could fill and filled. */
export interface StageUse {
  places: number;
  readonly taken: number[];
}

/** How an intake chose: whom it took, where, and what each stage did. */
export interface Choice {
  /** By preference. */
  readonly seats: ReadonlyMap<number, Seat>;
  /** By stage. */
  readonly stages: readonly StageUse[];
}

/** What choosing needs to know besides who asks. */
export interface Desk {
  readonly plan: Plan;
  /** The places held here by children who stay. */
  readonly staying: readonly Held[];
  /** A preference's position on the list of a stage for a vacancy; undefined where it is not on it. */
  positions(stage: Stage, vacancy: number): ReadonlyMap<number, number>;
  /** A child, by preference or by held place, as the policy's conditions ask about them. */
  asked(preference: number): Asked;
  holder(held: Held): Asked;
}

/**
 * The children an intake takes among those who ask, written from section 3 of the rules of the decision.
 *
 * Every call starts from nothing, whoever was taken before: an intake that chooses well needs no memory.
 */
export function choose(desk: Desk, asking: readonly number[]): Choice {
  const turn = new Turn(desk, asking);
  turn.takeTurns();
  turn.serveWaiting();
  return { seats: turn.seats, stages: turn.uses };
}

/** One filling of one intake. */
class Turn {
  readonly seats = new Map<number, Seat>();
  readonly uses: StageUse[];
  private free: number;
  private filled = 0;
  private readonly caps: number[] = [];
  private readonly flowed = new Map<string, number>();
  private readonly waiting = new Map<string, number>();
  private readonly leftAfter = new Map<string, number>();
  private readonly queues = new Map<string, { readonly line: readonly number[]; next: number }>();

  constructor(
    private readonly desk: Desk,
    private readonly asking: readonly number[],
  ) {
    const held = desk.staying.filter((one) => one.counts).length;
    this.free = Math.max(0, desk.plan.intake.places - held);
    this.uses = desk.plan.stages.map(() => ({ places: 0, taken: [] }));
  }

  /** Gives each pool its turn, in the order of the document. */
  takeTurns(): void {
    const { pools } = this.desk.plan;
    pools.forEach((pool, at) => {
      if (!pool.dissolved) this.takeTurn(pool, at === pools.length - 1);
      this.leftAfter.set(pool.id, this.free);
    });
  }

  private takeTurn(pool: PoolPlan, last: boolean): void {
    const rest = pool.places.kind === 'all-remaining';
    const own = rest ? this.free : Math.min(Math.max(0, this.amount(pool.places, this.free) - this.heldIn(pool)), this.free);
    const places = own + (this.flowed.get(pool.id) ?? 0);
    this.free -= own;
    let left = places;
    for (const stage of pool.stages) left -= this.takeStage(stage, left);
    if (rest && !last) this.free += left;
    else this.pass(pool, left);
  }

  /** Takes the best of a stage, up to what its pool and its cap have left. */
  private takeStage(stage: Stage, left: number): number {
    this.caps[stage.number] = stage.cap === undefined ? Number.POSITIVE_INFINITY : this.amount(stage.cap.amount, left);
    const use = this.uses[stage.number];
    if (use === undefined) return 0;
    use.places = Math.max(0, Math.min(left, this.headroom(stage)));
    let taken = 0;
    while (taken < left && this.takeBest(stage)) taken += 1;
    return taken;
  }

  /** Takes the best child left for a stage, if there is one and the cap allows. */
  private takeBest(stage: Stage): boolean {
    const best = this.best(stage);
    if (best === undefined) return false;
    this.filled += 1;
    this.seats.set(best, { stage: stage.number, vacancy: this.desk.plan.perVacancy ? this.filled : 0 });
    this.uses[stage.number]?.taken.push(best);
    return true;
  }

  private best(stage: Stage): number | undefined {
    if (this.headroom(stage) <= 0) return undefined;
    const vacancy = this.desk.plan.perVacancy ? this.filled + 1 : 0;
    const name = `${stage.number}|${vacancy}`;
    let queue = this.queues.get(name);
    if (queue === undefined) {
      const at = this.desk.positions(stage, vacancy);
      const line = this.asking.filter((preference) => at.has(preference)).sort((a, b) => (at.get(a) ?? 0) - (at.get(b) ?? 0));
      this.queues.set(name, (queue = { line, next: 0 }));
    }
    while (this.seats.has(queue.line[queue.next] ?? -1)) queue.next += 1;
    return queue.line[queue.next];
  }

  /** How many more a stage's cap lets it take. */
  private headroom(stage: Stage): number {
    const cap = this.caps[stage.number] ?? Number.POSITIVE_INFINITY;
    if (cap === Number.POSITIVE_INFINITY) return cap;
    const { counted } = stage;
    const { plan, staying } = this.desk;
    if (counted === undefined) {
      const same = plan.stages.filter((other) => other.rows.length === 1 && other.rows[0] === stage.rows[0]);
      return cap - same.reduce((sum, other) => sum + (this.uses[other.number]?.taken.length ?? 0), 0);
    }
    const held = staying.filter((one) => one.counts && counted(this.desk.holder(one))).length;
    let taken = 0;
    for (const preference of this.seats.keys()) if (counted(this.desk.asked(preference))) taken += 1;
    return cap - held - taken;
  }

  /** A number of places, or a share of its base, rounded as the document says. */
  private amount(amount: Amount, left: number): number {
    if (amount.kind === 'all-remaining') return left;
    if (amount.kind === 'places') return amount.places;
    const share = (amount.percent * this.base(amount.of, left)) / 100;
    if (amount.round === 'down') return Math.floor(share);
    return amount.round === 'up' ? Math.ceil(share) : Math.floor(share + 0.5);
  }

  private base(of: Extract<Amount, { kind: 'share' }>['of'], left: number): number {
    const { admissionNumber } = this.desk.plan.intake.policy.places;
    if (of === 'remaining') return left;
    if (of === 'admission-number') return admissionNumber;
    if (of === 'admission-number-less-ehc-plans') {
      return admissionNumber - this.desk.staying.filter((one) => one.why === 'ehc-plan' && one.counts).length;
    }
    return this.leftAfter.get(of.leftAfter) ?? 0;
  }

  /** The counting places held that come off a pool's own places: those that name it, and EHC plans that name no other. */
  private heldIn(pool: PoolPlan): number {
    const forPlans = this.desk.plan.intake.policy.ehcPlansCountIn;
    return this.desk.staying.filter((one) => one.counts && (one.pool ?? (one.why === 'ehc-plan' ? forPlans : undefined)) === pool.id).length;
  }

  /** Passes on what a pool could not fill. */
  private pass(pool: PoolPlan, left: number): void {
    const { unfilled } = pool;
    if (left === 0 || unfilled.kind === 'lost') return;
    if (unfilled.kind === 'remains') this.free += left;
    else if (unfilled.when === 'at-its-turn') this.flowOn(pool, left, this.live(unfilled.to[0] ?? []), unfilled.how);
    else if (unfilled.to.some((group) => this.live(group).length > 0)) this.waiting.set(pool.id, left);
    else this.free += left;
  }

  /** The pools of a group that have a turn in this round. */
  private live(group: readonly string[]): readonly string[] {
    return group.filter((id) => this.desk.plan.pools.some((pool) => pool.id === id && !pool.dissolved));
  }

  private flowOn(pool: PoolPlan, left: number, group: readonly string[], how: 'in-order' | 'in-turn' | 'by-draw'): void {
    const [first] = group;
    if (first === undefined) {
      this.free += left;
      return;
    }
    for (let place = 0; place < left; place += 1) {
      const inTurn = how === 'in-turn' ? (group[place % group.length] ?? first) : first;
      const to = how === 'by-draw' ? (this.drawnFirst(pool.id, place + 1, group) ?? first) : inTurn;
      this.flowed.set(to, (this.flowed.get(to) ?? 0) + 1);
    }
  }

  private drawnFirst(pool: string, k: number, group: readonly string[]): string | undefined {
    const draw = drawOf(this.desk.plan.intake, `/unfilled/${pool}/${String(k)}`);
    return group.map((id) => ({ id, value: draw?.(id) ?? '' })).reduce((a, b) => (b.value < a.value ? b : a)).id;
  }

  /** Serves the places that waited until every pool had had its turn, one by one. */
  serveWaiting(): void {
    for (const pool of this.desk.plan.pools) {
      const { unfilled } = pool;
      if (unfilled.kind !== 'flow') continue;
      const turns = unfilled.to.map(() => 0);
      for (let k = 1; k <= (this.waiting.get(pool.id) ?? 0); k += 1) this.serve(pool.id, k, unfilled, turns);
    }
  }

  private serve(from: string, k: number, { to, how }: Extract<PoolPlan['unfilled'], { kind: 'flow' }>, turns: number[]): void {
    const group = to.findIndex((ids) => ids.some((id) => this.openStage(id) !== undefined));
    const ids = to[group];
    if (ids === undefined) return;
    const wanted = (id: string): boolean => this.openStage(id) !== undefined;
    let chosen: string | undefined;
    if (how === 'in-turn') {
      let turn = turns[group] ?? 0;
      while (!wanted(ids[turn % ids.length] ?? '')) turn += 1;
      chosen = ids[turn % ids.length];
      turns[group] = turn + 1;
    } else chosen = how === 'in-order' ? ids.find(wanted) : this.drawnFirst(from, k, ids.filter(wanted));
    const stage = this.openStage(chosen ?? '');
    const use = stage === undefined ? undefined : this.uses[stage.number];
    if (stage === undefined || use === undefined) return;
    use.places += 1;
    this.takeBest(stage);
  }

  /** The first stage of a pool that could take one more of those who ask. */
  private openStage(id: string): Stage | undefined {
    return this.desk.plan.pools.find((pool) => pool.id === id)?.stages.find((stage) => this.best(stage) !== undefined);
  }
}
