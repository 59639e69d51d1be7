import type { Outcome, RankedList, Snapshot } from '@allocation';
import type { HowFar } from './allocation.types';

/** Groups of fewer children than this are told together with their neighbour, so that nobody is singled out. */
const fewest = 5;

interface Group {
  readonly rows: readonly number[];
  readonly count: number;
  readonly reached: number;
}

/**
 * How far the places of each list went, for the picture of where a child stood: how many children each group has, and how
 * many of them the places reached. Not how many were offered one here: some of those were given a place they put higher.
 */
export class HowFarPlacesWent {
  private readonly lists = new Map<number, RankedList[]>();
  private readonly known = new Map<RankedList, readonly Group[]>();
  private readonly results: ReadonlyMap<string, Outcome['stages'][number]>;

  constructor(
    private readonly snapshot: Snapshot,
    outcome: Outcome,
  ) {
    this.results = new Map(outcome.stages.map((one) => [`${one.intake} ${one.stage}`, one]));
    for (const list of outcome.lists) this.lists.set(list.intake, [...(this.lists.get(list.intake) ?? []), list]);
  }

  /** For the first list that ranks a preference; nothing where each place had a draw, and so a list, of its own. */
  of(preference: number, stage: number): HowFar | undefined {
    const intake = this.snapshot.preferenceIntake[preference] ?? -1;
    const [list, another] = (this.lists.get(intake) ?? []).filter((one) => one.stage === stage);
    const result = this.results.get(`${intake} ${stage}`);
    const position = list?.order.indexOf(preference) ?? -1;
    if (list === undefined || another !== undefined || result === undefined || position < 0) return undefined;
    const rows = this.snapshot.intakes[intake]?.policy.rows ?? [];
    const mine = list.category[position] ?? -1;
    return {
      places: result.places,
      position: position + 1,
      groups: this.groupsOf(list, result.lastTaken + 1).map((group) => ({
        rows: group.rows.map((row) => rows[row]?.id ?? ''),
        names: group.rows.map((row) => rows[row]?.name ?? ''),
        count: group.count,
        reached: group.reached,
        yours: group.rows.includes(mine),
      })),
    };
  }

  private groupsOf(list: RankedList, reached: number): readonly Group[] {
    const known = this.known.get(list);
    if (known !== undefined) return known;
    const groups: Group[] = [];
    let from = 0;
    while (from < list.order.length) {
      const row = list.category[from] ?? 0;
      let to = from;
      while (to < list.order.length && list.category[to] === row) to += 1;
      groups.push({ rows: [row], count: to - from, reached: Math.max(0, Math.min(to, reached) - from) });
      from = to;
    }
    const joined = joinSmall(groups);
    this.known.set(list, joined);
    return joined;
  }
}

/** Joins each small group to the one before it, or the first to the one after. */
function joinSmall(groups: readonly Group[]): readonly Group[] {
  const joined: Group[] = [];
  for (const group of groups) {
    const last = joined.at(-1);
    if (last !== undefined && (group.count < fewest || last.count < fewest))
      joined[joined.length - 1] = together(last, group);
    else joined.push(group);
  }
  return joined;
}

function together(a: Group, b: Group): Group {
  return { rows: [...a.rows, ...b.rows], count: a.count + b.count, reached: a.reached + b.reached };
}
