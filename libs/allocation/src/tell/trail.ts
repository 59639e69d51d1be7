import type { OrderKey, Policy } from '@policy';
import type { Outcome, RankedList, StageResult, VerdictCode, WayPlaced } from '../outcome';
import { verdictCodes, waysPlaced } from '../outcome';
import type { Snapshot } from '../snapshot';

/** One key that put a child where they stand, with its value; `null` where the fact was not found. */
export interface KeyValue {
  readonly key: OrderKey;
  /** The value as compared; for a draw, the 64 hex digits drawn. */
  readonly value: number | string | null;
}

/** A category and the keys within it: where a child stood, or where the last place went. */
export interface Mark {
  readonly row: string;
  readonly rowName: string;
  readonly keys: readonly KeyValue[];
}

/** One child's line in one list, with why. */
export interface Standing extends Mark {
  readonly pool: string;
  readonly stage: number;
  readonly vacancy: number;
  /** 1 for the first on the list. */
  readonly position: number;
  /** How many are on the list. */
  readonly of: number;
}

/** What was published of one list: its places, and the last place offered. */
export interface CutOff {
  readonly pool: string;
  readonly stage: number;
  readonly places: number;
  readonly taken: number;
  readonly ranked: number;
  /** The category and keys of the last child offered; nothing where nobody was. */
  readonly last: Mark | undefined;
}

/** The answer to one preference, with everything that made it. */
export interface TrailEntry {
  readonly rank: number;
  readonly intake: string;
  readonly intakeName: string;
  readonly verdict: VerdictCode;
  /** Places of the intake in all. */
  readonly places: number;
  /** How many asked for it. */
  readonly applicants: number;
  readonly standings: readonly Standing[];
  readonly cutOffs: readonly CutOff[];
}

/** One child's trail: where they were placed and the answer to each preference. */
export interface ChildTrail {
  readonly child: string;
  readonly placed: { readonly intake: string; readonly intakeName: string; readonly how: WayPlaced; readonly pool: string | undefined } | undefined;
  readonly entries: readonly TrailEntry[];
}

/** Reads trails from an outcome; made once for many children. */
export class TrailReader {
  private readonly listsOf: ReadonlyMap<number, readonly RankedList[]>;
  private readonly applicants: Int32Array;
  private readonly stagesOf = new Map<number, StageResult[]>();
  /** By intake: what it published, worked out once for everybody who asked for it. */
  private readonly published = new Map<number, readonly CutOff[]>();

  constructor(
    private readonly snapshot: Snapshot,
    private readonly outcome: Outcome,
  ) {
    const lists = new Map<number, RankedList[]>();
    for (const list of outcome.lists) {
      const those = lists.get(list.intake);
      if (those === undefined) lists.set(list.intake, [list]);
      else those.push(list);
    }
    this.listsOf = lists;
    for (const stage of outcome.stages) {
      const those = this.stagesOf.get(stage.intake);
      if (those === undefined) this.stagesOf.set(stage.intake, [stage]);
      else those.push(stage);
    }
    this.applicants = new Int32Array(snapshot.intakes.length);
    for (const intake of snapshot.preferenceIntake) this.applicants[intake] = (this.applicants[intake] ?? 0) + 1;
  }

  /** The trail of a child, by number. */
  trailOf(child: number): ChildTrail {
    const { snapshot, outcome } = this;
    const intake = outcome.placedIntake[child] ?? -1;
    const how = waysPlaced[outcome.placedHow[child] ?? 0] ?? 'none';
    const stage = outcome.placedStage[child] ?? -1;
    const start = snapshot.preferenceStart[child] ?? 0;
    const end = snapshot.preferenceStart[child + 1] ?? start;
    return {
      child: snapshot.children[child] ?? '',
      placed:
        intake < 0
          ? undefined
          : {
              intake: snapshot.intakes[intake]?.id ?? '',
              intakeName: snapshot.intakes[intake]?.name ?? '',
              how,
              pool: this.listsOf.get(intake)?.find((list) => list.stage === stage)?.pool,
            },
      entries: Array.from({ length: end - start }, (_, at) => this.entry(start + at)),
    };
  }

  /** What an intake published: each list's places and the last place offered. */
  cutOffs(intake: number): readonly CutOff[] {
    const known = this.published.get(intake);
    if (known !== undefined) return known;
    const lists = this.listsOf.get(intake) ?? [];
    const cutOffs = (this.stagesOf.get(intake) ?? []).map(({ stage, places, taken, lastTaken }): CutOff => {
      const mine = lists.filter((list) => list.stage === stage);
      const list = mine.length <= 1 ? mine[0] : mine.find((one) => this.tookLast(one, lastTaken));
      return {
        pool: mine[0]?.pool ?? '',
        stage,
        places,
        taken,
        ranked: mine[0]?.order.length ?? 0,
        last: list === undefined || lastTaken < 0 ? undefined : this.mark(list, lastTaken),
      };
    });
    this.published.set(intake, cutOffs);
    return cutOffs;
  }

  /** Whether a vacancy's list is the one from which the stage's last child was taken. */
  private tookLast(list: RankedList, lastTaken: number): boolean {
    const preference = list.order[lastTaken] ?? -1;
    const child = this.childOf(preference);
    return this.outcome.placedVacancy[child] === list.vacancy && this.outcome.placedStage[child] === list.stage;
  }

  private childOf(preference: number): number {
    const { preferenceStart } = this.snapshot;
    let low = 0;
    let high = preferenceStart.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((preferenceStart[middle] ?? 0) <= preference) low = middle;
      else high = middle;
    }
    return low;
  }

  private entry(preference: number): TrailEntry {
    const { snapshot, outcome } = this;
    const number = snapshot.preferenceIntake[preference] ?? -1;
    const intake = snapshot.intakes[number];
    const standings = (this.listsOf.get(number) ?? []).flatMap((list): readonly Standing[] => {
      const at = list.order.indexOf(preference);
      if (at < 0) return [];
      return [{ ...this.mark(list, at), pool: list.pool, stage: list.stage, vacancy: list.vacancy, position: at + 1, of: list.order.length }];
    });
    return {
      rank: snapshot.preferenceRank[preference] ?? 0,
      intake: intake?.id ?? '',
      intakeName: intake?.name ?? '',
      verdict: verdictCodes[outcome.verdicts[preference] ?? 0] ?? 'outranked',
      places: intake?.places ?? 0,
      applicants: this.applicants[number] ?? 0,
      standings,
      cutOffs: this.cutOffs(number),
    };
  }

  private mark(list: RankedList, position: number): Mark {
    const policy = this.snapshot.intakes[list.intake]?.policy;
    const number = list.category[position] ?? 0;
    const row = policy?.rows[number];
    if (policy === undefined || row === undefined) return { row: '', rowName: '', keys: [] };
    return { row: row.id, rowName: row.name, keys: keysAt(policy, list, number, position) };
  }
}

/** The keys of a position's row, up to the draw that was needed. */
function keysAt(policy: Policy, list: RankedList, row: number, position: number): readonly KeyValue[] {
  const pool = policy.pools?.find((one) => one.id === list.pool);
  const order = policy.rows[row]?.order ?? pool?.order ?? policy.tieBreak;
  const keys: KeyValue[] = [];
  for (const [at, key] of order.entries()) {
    if (key.by === 'draw') {
      const drawn = list.drawn.get(position);
      if (drawn !== undefined) keys.push({ key, value: drawn });
      break;
    }
    const value = list.keys[position * list.width + at] ?? Number.NaN;
    keys.push({ key, value: Number.isNaN(value) ? null : value });
  }
  return keys;
}
