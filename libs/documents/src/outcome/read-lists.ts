import type { RankedList, Snapshot } from '@allocation';
import { refuse } from '@kernel';
import type { z } from 'zod';
import { compareKeys } from '../read-rows';
import type { Lines, Numbers } from './numbers';
import { outcomeParts } from './outcome-rows';
import type { ListRow, StandingRow } from './outcome-rows';

type Standing = z.infer<typeof StandingRow>;
type List = z.infer<typeof ListRow>;

/** The lists with their standings: both files stand in the same order, so each is read once, side by side. */
export function readLists(lists: Lines<List>, standings: Lines<Standing>, snapshot: Snapshot, numbers: Numbers): readonly RankedList[] {
  const heads = [...lists];
  const made: RankedList[] = [];
  let next = standings.next();
  for (const [head, at] of heads) {
    const mine: (readonly [Standing, string])[] = [];
    while (next.done !== true && isOf(next.value[0], head)) {
      mine.push(next.value);
      next = standings.next();
    }
    made.push(listOf(head, at, mine, numbers, snapshot));
  }
  if (next.done !== true) {
    const [row, at] = next.value;
    refuse({ file: at, found: `a standing of intake "${row.intake}", vacancy ${String(row.vacancy)}, stage ${String(row.stage)}`, allowed: 'each list has its line in lists.ndjson.' });
  }
  return made;
}

function isOf(standing: Standing, list: List): boolean {
  return compareKeys(standing, list, outcomeParts.lists.key) === 0;
}

function listOf(head: List, at: string, standings: readonly (readonly [Standing, string])[], numbers: Numbers, snapshot: Snapshot): RankedList {
  const intake = numbers.intake(head.intake, at);
  const { stage, pool, vacancy, width } = head;
  const most = mostKeys(snapshot, intake);
  if (width > most) refuse({ file: at, path: 'width', found: String(width), allowed: `at most ${String(most)}, the longest order of the policy.` });
  const order = new Int32Array(standings.length);
  const category = new Uint8Array(standings.length);
  const keys = new Float64Array(standings.length * width);
  const drawn = new Map<number, string>();
  standings.forEach(([row, where], position) => {
    if (row.position !== position + 1) refuse({ file: where, path: 'position', found: String(row.position), allowed: `${String(position + 1)}: positions run on from 1.` });
    if (row.keys.length !== width) refuse({ file: where, path: 'keys', found: `${String(row.keys.length)} keys`, allowed: `${String(width)}, as lists.ndjson says.` });
    order[position] = numbers.preference(numbers.child(row.child, where), intake, where);
    category[position] = numbers.row(row.row, intake, where);
    row.keys.forEach((key, number) => (keys[position * width + number] = key ?? Number.NaN));
    if (row.drawn !== undefined) drawn.set(position, row.drawn);
  });
  return { intake, stage, pool, rows: head.rows.map((row) => numbers.row(row, intake, at)), vacancy, order, category, width, keys, drawn };
}

/** The longest order of an intake's policy, so that a wrong width cannot ask for boundless memory. */
function mostKeys(snapshot: Snapshot, intake: number): number {
  const policy = snapshot.intakes[intake]?.policy;
  if (policy === undefined) return 0;
  const orders = [policy.tieBreak, ...policy.rows.map((row) => row.order), ...(policy.pools ?? []).map((pool) => pool.order)];
  return Math.max(...orders.map((order) => order?.length ?? 0));
}
