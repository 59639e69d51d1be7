import { assertSettledWithout, matchSoFar } from './match';
import type { Granted, Match } from './match';
import type { World } from './world';

/** A matching in which the children from one place of the line to another (not including it) have not asked yet. */
interface Waiting {
  readonly from: number;
  readonly to: number;
  readonly matched: Match;
}

/**
 * What a round gives while one child does not ask, for one child after the other.
 *
 * In whatever order children ask, they end in the same places. So everybody asks once but those in the line; then one half of
 * the line asks while the other waits, then half of those, until one child waits alone. Children who stand side by side
 * share all but the last steps.
 */
export class WithoutOne {
  private readonly place: ReadonlyMap<number, number>;
  private readonly open: Waiting[] = [];

  /** The line holds the children who will be asked about, in order. */
  constructor(
    private readonly world: World,
    private readonly granted: Granted,
    private readonly line: readonly number[],
  ) {
    this.place = new Map(line.map((child, at) => [child, at]));
  }

  /** The matching without this child; nothing for a child who is not in the line. */
  of(child: number): Match | undefined {
    const at = this.place.get(child);
    if (at === undefined) return undefined;
    while (this.open.length > 0 && !holds(this.open[this.open.length - 1], at)) this.open.pop();
    let waiting = this.open[this.open.length - 1] ?? this.first();
    while (waiting.to - waiting.from > 1) waiting = this.half(waiting, at);
    return waiting.matched;
  }

  private first(): Waiting {
    const { heldBy, snapshot } = this.world;
    const others = snapshot.children.flatMap((_, child) => (this.place.has(child) || heldBy.get(child)?.mayMove === false ? [] : [child]));
    return this.keep(0, this.line.length, matchSoFar(this.world, undefined, this.granted, others));
  }

  /** Lets the half of the line ask in which the child does not stand. */
  private half({ from, to, matched }: Waiting, at: number): Waiting {
    const middle = (from + to) >> 1;
    const [low, high, asking] = at < middle ? [from, middle, this.line.slice(middle, to)] : [middle, to, this.line.slice(from, middle)];
    const next = matchSoFar(this.world, matched, this.granted, asking);
    if (high - low === 1) assertSettledWithout(this.world, next, this.line[low] ?? -1);
    return this.keep(low, high, next);
  }

  private keep(from: number, to: number, matched: Match): Waiting {
    const waiting = { from, to, matched };
    this.open.push(waiting);
    return waiting;
  }
}

function holds(waiting: Waiting | undefined, at: number): boolean {
  return waiting !== undefined && waiting.from <= at && at < waiting.to;
}
