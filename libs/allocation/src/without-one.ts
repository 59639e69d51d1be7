import { BadInput } from '@kernel';
import { AskingOn } from './asking-on';
import type { Mark } from './asking-on';
import type { Granted } from './match';
import type { World } from './world';

/** A matching in which the children from one place of the line to another (not including it) have not asked yet. */
interface Waiting {
  readonly from: number;
  readonly to: number;
  readonly mark: Mark;
  /** Whether every intake stands by its choice while the one child who is left does not ask. */
  readonly settled: boolean;
}

/**
 * What a round gives while one child does not ask, for one child after the other.
 *
 * In whatever order children ask, they end in the same places. So everybody asks once but those in the line; then one half of
 * the line asks while the other waits, then half of those, until one child waits alone. Children who stand side by side
 * share all but the last steps, and what they do not share is taken back.
 */
export class WithoutOne {
  private readonly place: ReadonlyMap<number, number>;
  private readonly open: Waiting[] = [];
  private readonly asking: AskingOn;

  /** The line holds the children who will be asked about, in order. */
  constructor(
    private readonly world: World,
    granted: Granted,
    private readonly line: readonly number[],
  ) {
    this.place = new Map(line.map((child, at) => [child, at]));
    this.asking = new AskingOn(world, granted);
  }

  /**
   * The matching without this child, to which the child can be added; whoever does so takes it back.
   *
   * Nothing for a child who is not in the line, and where the matching does not settle.
   */
  of(child: number): AskingOn | undefined {
    const at = this.place.get(child);
    if (at === undefined) return undefined;
    while (this.open.length > 1 && !holds(this.open[this.open.length - 1], at)) this.open.pop();
    try {
      let waiting = this.open[this.open.length - 1] ?? this.first();
      this.asking.undoTo(waiting.mark);
      while (waiting.to - waiting.from > 1) waiting = this.half(waiting, at);
      return waiting.settled ? this.asking : undefined;
    } catch (error) {
      if (error instanceof BadInput) return undefined;
      throw error;
    }
  }

  private first(): Waiting {
    const { heldBy, snapshot } = this.world;
    this.asking.ask(snapshot.children.flatMap((_, child) => (this.place.has(child) || heldBy.has(child) ? [] : [child])));
    return this.keep(0, this.line.length, this.line.length > 1 || this.asking.isSettledWithout(this.line[0] ?? -1));
  }

  /** Lets the half of the line ask in which the child does not stand. */
  private half({ from, to }: Waiting, at: number): Waiting {
    const middle = (from + to) >> 1;
    const [low, high, others] = at < middle ? [from, middle, this.line.slice(middle, to)] : [middle, to, this.line.slice(from, middle)];
    this.asking.ask(others);
    return this.keep(low, high, high - low > 1 || this.asking.isSettledWithout(this.line[low] ?? -1));
  }

  private keep(from: number, to: number, settled: boolean): Waiting {
    const waiting = { from, to, mark: this.asking.mark(), settled };
    this.open.push(waiting);
    return waiting;
  }
}

function holds(waiting: Waiting | undefined, at: number): boolean {
  return waiting !== undefined && waiting.from <= at && at < waiting.to;
}
