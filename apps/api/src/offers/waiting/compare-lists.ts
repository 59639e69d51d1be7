import type { WaitingMove } from '@contract';
import type { WaitingLine } from './waiting-order';

/** A line of the list before, as far as it matters for saying why somebody moved. */
export type LineBefore = Pick<WaitingLine, 'pool' | 'child' | 'place' | 'position' | 'standing'>;

/** A line with what became of it since the list before. */
export interface MovedLine extends WaitingLine {
  readonly before: number | null;
  readonly because: WaitingMove;
}

/**
 * Says of every child on a list why they stand where they stand, by the list published before it.
 *
 * `placed` are the children who have left the list because they were given a place here or one they would rather have.
 */
export function compareLists(
  lines: readonly WaitingLine[],
  before: readonly LineBefore[] | undefined,
  placed: ReadonlySet<string>,
): readonly MovedLine[] {
  const pools = [...new Set(lines.map(({ pool }) => pool))];
  return pools.flatMap((pool) => {
    const now = lines.filter((line) => line.pool === pool);
    const then = before?.filter((line) => line.pool === pool) ?? [];
    if (then.length === 0) {
      const because = before === undefined ? 'new-list' : 'joined';
      return now.map((line): MovedLine => ({ ...line, before: null, because }));
    }
    const comparing = new Comparing(now, then, placed);
    return now.map((line) => comparing.line(line));
  });
}

/** Two lists of one pool, side by side. */
class Comparing {
  private readonly before: ReadonlyMap<string, LineBefore>;
  private readonly now: ReadonlyMap<string, WaitingLine>;
  /** By place now: whether anybody up to there is new on the list. */
  private readonly firstNew: number;
  /** By place then: the place of the first who was placed, and of the first who is gone at all. */
  private readonly firstPlaced: number;
  private readonly firstGone: number;

  constructor(now: readonly WaitingLine[], then: readonly LineBefore[], placed: ReadonlySet<string>) {
    this.before = new Map(then.map((line) => [line.child, line]));
    this.now = new Map(now.map((line) => [line.child, line]));
    this.firstNew = now.find(({ child }) => !this.before.has(child))?.place ?? Infinity;
    this.firstPlaced = then.find(({ child }) => !this.now.has(child) && placed.has(child))?.place ?? Infinity;
    this.firstGone = then.find(({ child }) => !this.now.has(child))?.place ?? Infinity;
  }

  line(line: WaitingLine): MovedLine {
    const then = this.before.get(line.child);
    if (then === undefined) return { ...line, before: null, because: 'joined' };
    return { ...line, before: then.position, because: this.because(line, then) };
  }

  private because(line: WaitingLine, then: LineBefore): WaitingMove {
    if (line.position === then.position) return 'stayed';
    const ownFacts = line.standing !== then.standing;
    if (line.position > then.position) {
      if (ownFacts) return 'down-own-facts';
      return this.firstNew < line.place ? 'down-child-joined' : 'down-facts-changed';
    }
    if (ownFacts) return 'up-own-facts';
    if (this.firstPlaced < then.place) return 'up-child-placed';
    return this.firstGone < then.place ? 'up-child-left' : 'up-facts-changed';
  }
}
