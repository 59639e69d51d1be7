import { buildSnapshot, type HeldRow, type Snapshot, type SnapshotParts, type World, worldOf } from '@allocation';
import { byCodePoint } from '@kernel';

/** One child on the list of one pool, in the order in which the pool would take them. */
export interface WaitingLine {
  readonly pool: string;
  /** The line's number on the list, from 1. */
  readonly place: number;
  readonly child: string;
  /** The line of the first of those whom only a draw would separate; shared by all of them. */
  readonly position: number;
  /** How many share the position. */
  readonly equals: number;
  /** The row of the policy, by its published name. */
  readonly category: string;
  /** The row and the keys compared, so that a later list can tell whose facts have changed. */
  readonly standing: string;
}

/**
 * What a run left, as the next run would see it: after offer day, with every place given now held.
 *
 * Waiting lists follow the rules that fill the next vacancy, which may differ from those of offer day (pools dissolved,
 * caps gone), and not those that filled the last one.
 */
export function afterwards(parts: SnapshotParts, held: readonly HeldRow[]): SnapshotParts {
  return { ...parts, round: { ...parts.round, kind: 'after-offer-day' }, held };
}

/**
 * The waiting lists of every intake: everybody who asks for it and holds nothing they would rather have, in the order of
 * the policy (2.15). When they joined cannot matter; it is nowhere in here.
 *
 * Children whom only a draw would separate share a position, because the draw is made afresh for each place (1.35).
 */
export function waitingLists(
  parts: SnapshotParts,
  hasLeft: HasLeft = () => false,
): ReadonlyMap<string, readonly WaitingLine[]> {
  // Named, because working out a digest of all rows costs more than ranking them; reaches are for fallbacks, not for lists.
  const snapshot = buildSnapshot({ ...parts, reach: [], round: { ...parts.round, fallback: { kind: 'none' } } }, 'waiting lists');
  const { plans } = worldOf(snapshot);
  return new Map(plans.map((plan) => [plan.intake.id, linesOf(snapshot, plan, hasLeft)]));
}

/** Whether a child's family took it off an intake's list since the facts were gathered. */
export type HasLeft = (child: string, intake: string) => boolean;

type Plan = World['plans'][number];

/** One child on a list before places are counted. */
interface Ranked {
  readonly child: string;
  readonly category: string;
  readonly standing: string;
  readonly drawn: boolean;
}

function linesOf(snapshot: Snapshot, plan: Plan, hasLeft: HasLeft): readonly WaitingLine[] {
  const pools = new Map<string, Map<string, Ranked>>();
  for (const { stage, pool } of plan.stages) {
    const list = plan.list(stage, plan.perVacancy ? 1 : 0);
    const those = pools.get(pool) ?? new Map<string, Ranked>();
    pools.set(pool, those);
    list.order.forEach((preference, at) => {
      const child = snapshot.children[snapshot.preferenceChild[preference] ?? -1] ?? '';
      if (those.has(child) || hasLeft(child, plan.intake.id)) return;
      const row = plan.intake.policy.rows[list.category[at] ?? -1];
      const keys = [...list.keys.subarray(at * list.width, (at + 1) * list.width)];
      const standing = [row?.id ?? '', ...keys.map((key) => (Number.isNaN(key) ? '-' : String(key)))].join(' ');
      those.set(child, { child, category: row?.name ?? '', standing, drawn: list.drawn.has(at) });
    });
  }
  return [...pools].flatMap(([pool, those]) => placesIn(pool, [...those.values()]));
}

/** Counts the places of one pool's list; children equal but for the draw stand in the order of their ids, which says nothing. */
function placesIn(pool: string, ranked: readonly Ranked[]): readonly WaitingLine[] {
  const lines: WaitingLine[] = [];
  for (let from = 0; from < ranked.length;) {
    const group = groupAt(ranked, from);
    for (const { child, category, standing } of group) {
      const place = lines.length + 1;
      lines.push({ pool, place, child, position: from + 1, equals: group.length, category, standing });
    }
    from += group.length;
  }
  return lines;
}

function groupAt(ranked: readonly Ranked[], from: number): readonly Ranked[] {
  const first = ranked[from];
  let to = from + 1;
  while (first?.drawn === true && ranked[to]?.drawn === true && ranked[to]?.standing === first.standing) to += 1;
  return ranked.slice(from, to).sort((one, other) => byCodePoint(one.child, other.child));
}
