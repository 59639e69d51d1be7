import type { Snapshot } from '../documents';
import { listDraw } from './draw';
import { compareKeys } from './keys';
import type { Asked } from './meets';
import { anyFacts } from './needs';
import { rowIn, type Plan, type Stage } from './plan';
import { put, type People } from './people';

/** A list sorted afresh from the facts. */
export interface SortedList {
  readonly order: Int32Array;
  /** The preferences whose place only the draw could tell. */
  readonly drawn: ReadonlySet<number>;
}

interface Line {
  readonly preference: number;
  readonly child: number;
  readonly row: number;
  readonly keys: Float64Array;
}

/** The list of one stage, sorted from the facts of those who ask, for one vacancy's draw. */
export function sortList(
  snapshot: Snapshot,
  people: People,
  plan: Plan,
  stage: Stage,
  vacancy: number,
  members: Iterable<number>,
  siblings: ReadonlySet<number>,
): SortedList {
  const lines = linesOf(snapshot, people, plan, stage, members, siblings);
  const draw = listDraw(plan.intake, vacancy);
  const values = new Map<number, string>();
  const drawn = (line: Line): string => {
    let value = values.get(line.preference);
    if (value === undefined) values.set(line.preference, (value = draw?.(snapshot.children[line.child] ?? '') ?? ''));
    return value;
  };
  lines.sort((one, other) => {
    if (one.row !== other.row) return one.row - other.row;
    const chain = stage.chains[one.row];
    if (chain === undefined) return 0;
    const byKeys = compareKeys(chain, one.keys, other.keys);
    if (byKeys !== 0 || !chain.drawn || one === other) return byKeys;
    const a = drawn(one);
    const b = drawn(other);
    return a < b ? -1 : a > b ? 1 : 0;
  });
  const inOrder = plan.linked ? together(lines, snapshot) : lines;
  return { order: Int32Array.from(inOrder, (line) => line.preference), drawn: new Set(values.keys()) };
}

function linesOf(snapshot: Snapshot, people: People, plan: Plan, stage: Stage, members: Iterable<number>, siblings: ReadonlySet<number>): Line[] {
  const lines: Line[] = [];
  for (const preference of members) {
    const child = people.owner[preference] ?? 0;
    const asked: Asked = { facts: snapshot.facts[child] ?? {}, preference, countsAsSibling: siblings.has(preference) };
    const row = rowIn(plan, stage, asked, anyFacts);
    if (row < 0) continue;
    const keys = Float64Array.from(stage.chains[row]?.keys ?? [], (key) => key.value(asked));
    lines.push({ preference, child, row, keys });
  }
  return lines;
}

/** Children born together stand together, at the place of the one ranked best (linked unit). */
function together(lines: readonly Line[], snapshot: Snapshot): readonly Line[] {
  const birthOf = (line: Line): string | undefined => snapshot.facts[line.child]?.multipleBirth;
  const groups = new Map<string | number, Line[]>();
  for (const line of lines) put(groups, birthOf(line) ?? line.preference, line);
  return [...groups.values()].flat();
}
