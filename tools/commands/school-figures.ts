import { TrailReader, waysPlaced } from '@allocation';
import type { CutOff, KeyValue, Outcome, Snapshot } from '@allocation';
import { sayKeyValue } from '@policy';
import type { Policy } from '@policy';

/** How one intake's places were filled, in figures that an authority publishes. */
export interface IntakeFigures {
  readonly intake: string;
  readonly school: string;
  readonly name: string;
  readonly places: number;
  readonly applicants: number;
  readonly firstPreferences: number;
  readonly offered: number;
  /** By row of the policy, in its order: children whom a list took under it. */
  readonly byRow: readonly { readonly row: string; readonly name: string; readonly offered: number }[];
  /** Children placed otherwise: held before the run, over the number, by the fallback. */
  readonly otherwise: Readonly<Record<string, number>>;
  readonly cutOffs: readonly CutOff[];
  readonly policy: Policy;
}

/** The figures of every intake, in the order of their ids. */
export function schoolFigures(snapshot: Snapshot, outcome: Outcome): readonly IntakeFigures[] {
  const reader = new TrailReader(snapshot, outcome);
  const asked = snapshot.intakes.map(() => ({ all: 0, first: 0 }));
  for (const [child] of snapshot.children.entries()) {
    const start = snapshot.preferenceStart[child] ?? 0;
    for (let preference = start; preference < (snapshot.preferenceStart[child + 1] ?? 0); preference += 1) {
      const mine = asked[snapshot.preferenceIntake[preference] ?? -1];
      if (mine === undefined) continue;
      mine.all += 1;
      if (preference === start) mine.first += 1;
    }
  }
  const rows = rowsTaken(snapshot, outcome);
  const others = placedOtherwise(snapshot, outcome);
  return snapshot.intakes.map(({ id, school, name, places, policy }, number) => ({
    intake: id,
    school,
    name,
    places,
    applicants: asked[number]?.all ?? 0,
    firstPreferences: asked[number]?.first ?? 0,
    offered: outcome.placedIntake.reduce((sum, intake) => (intake === number ? sum + 1 : sum), 0),
    byRow: policy.rows.map((row, at) => ({ row: row.id, name: row.name, offered: rows[number]?.[at] ?? 0 })),
    otherwise: others[number] ?? {},
    cutOffs: reader.cutOffs(number),
    policy,
  }));
}

/** By intake and row: children whom a list took. */
function rowsTaken(snapshot: Snapshot, outcome: Outcome): readonly number[][] {
  const taken = snapshot.intakes.map(({ policy }) => policy.rows.map(() => 0));
  const childOf = new Int32Array(snapshot.preferenceIntake.length);
  for (const child of snapshot.children.keys()) childOf.fill(child, snapshot.preferenceStart[child], snapshot.preferenceStart[child + 1]);
  for (const { intake, stage, vacancy, order, category } of outcome.lists) {
    const mine = taken[intake];
    order.forEach((preference, position) => {
      const child = childOf[preference] ?? -1;
      const here = outcome.placedIntake[child] === intake && outcome.placedStage[child] === stage && outcome.placedVacancy[child] === vacancy;
      const row = category[position] ?? -1;
      if (here && mine !== undefined) mine[row] = (mine[row] ?? 0) + 1;
    });
  }
  return taken;
}

function placedOtherwise(snapshot: Snapshot, outcome: Outcome): readonly Record<string, number>[] {
  const others = snapshot.intakes.map((): Record<string, number> => ({}));
  outcome.placedIntake.forEach((intake, child) => {
    const how = waysPlaced[outcome.placedHow[child] ?? 0] ?? 'none';
    const mine = others[intake];
    if (mine !== undefined && how !== 'preference') mine[how] = (mine[how] ?? 0) + 1;
  });
  return others;
}

/** The last place offered of one list, in words: "row 3, 1.204 miles". */
export function sayCutOff(policy: Policy, { taken, ranked, last }: CutOff): string {
  if (ranked === taken && ranked > 0) return 'everyone who asked';
  if (last === undefined) return 'nobody';
  const keys = last.keys.map((one) => sayKey(policy, one)).filter((said) => said !== '');
  return [last.rowName, ...keys].join('; ');
}

function sayKey(policy: Policy, { key, value }: KeyValue): string {
  if (typeof value === 'string') return 'then by lot';
  return sayKeyValue(policy, key, value);
}
